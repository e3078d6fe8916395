using Npgsql;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Soak;

/// <summary>2,000 events a second with a fault each minute: at the end acknowledged = journaled = counted, every figure verified, memory flat.</summary>
internal sealed class SoakBench(BenchOptions options)
{
    private const int Silos = 2, EventsPerCall = 20;
    private const double EventsPerSecond = 2_000;
    private static readonly TimeSpan FaultEvery = TimeSpan.FromMinutes(1);

    private readonly List<double> _memory = [];

    public async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        using var settings = await ProductSettings.CreateAsync(server, "soak", options);
        await using var silos = new SoakSilos(settings, Silos);
        await silos.StartAsync();
        var sender = new SoakSender(silos, Traffic.OfLampung(), EventsPerCall);
        var load = PacedLoop.RunAsync(EventsPerSecond / EventsPerCall, TimeSpan.Zero, options.Soak, _ => sender.SendAsync());
        await HurtAsync(server, silos, load);
        var latencies = await load;

        var program = silos.Running.First();
        await program.CountedAsync(sender.Acknowledged);
        var journaled = await CountAsync(settings.Connection!);
        var verify = await program.VerifyAsync();
        var (early, late) = (_memory.Take(_memory.Count / 3).Median(), _memory.TakeLast(_memory.Count / 3).Median());
        var table = new Table("after the soak", "");
        table.Add("acknowledged", sender.Acknowledged);
        table.Add("journaled", journaled);
        table.Add("counted by the province", await program.CompletedAsync());
        table.Add("verify", verify["ok"]!.ToString());
        table.Add("calls sent again", sender.Retries);
        table.Add("longest call with its retries, s", latencies.Max / 1000);
        table.Add("memory of all silos, first and last third, MB", $"{early:0} → {late:0}");
        table.Print();
        await ResultLine.TellAsync(
            ResultLine.Of(
                "soak", ("minutes", options.Soak.TotalMinutes), ("acknowledged", sender.Acknowledged), ("journaled", journaled), ("counted", await program.CompletedAsync()),
                ("verify", (bool)verify["ok"]!), ("longestCallSeconds", (latencies.Max / 1000).Rounded()), ("memory", ResultLine.Numbers(("early", early), ("late", late)))),
            options);
    }

    private async Task HurtAsync(PostgresServer server, SoakSilos silos, Task load)
    {
        for (var minute = 1; await Task.WhenAny(load, Task.Delay(FaultEvery / 2, TimeProvider.System)) != load; minute++)
        {
            var fault = Fault.All[Random.Shared.Next(Fault.All.Length)];
            Console.WriteLine($"minute {minute}: {fault.Name}");
            await fault.Happen(server, silos);
            await Task.WhenAny(load, Task.Delay(FaultEvery / 2, TimeProvider.System));
            await silos.RestartEndedAsync();
            _memory.Add(silos.Running.Sum(silo => silo.ResidentMegabytes));
        }
    }

    private static async Task<long> CountAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("select count(*) from smartvillage.journal");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
