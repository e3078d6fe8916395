using System.Text.Json.Nodes;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Scale;

/// <summary>
/// What a program that is everything in one needs with few and with many villages: 35 days of eight services each lie behind them, the program is
/// started anew, wakes them all, and takes 200 events a second.
/// </summary>
internal sealed class ScaleBench(BenchOptions options)
{
    /// <summary>Days that lie behind, and of them those that the product is asked for.</summary>
    private const int Days = 35, Shown = 30;

    private const int Connections = 16;

    private const double EventsPerSecond = 200;

    private static readonly int[] Sizes = [4, 30, 650, 2446];

    public async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        var table = new Table("villages", "ready, s", "memory at rest, MB", "under load, MB", "cores at rest", "cores under load");
        var found = new JsonArray();
        foreach (var villages in Sizes)
        {
            var size = await MeasureAsync(server, villages);
            table.Add(villages, size.Ready, size.RestMegabytes, size.LoadMegabytes, size.RestCores, size.LoadCores);
            found.Add(ResultLine.Numbers(
                ("villages", villages), ("ready", size.Ready), ("restMB", size.RestMegabytes), ("loadMB", size.LoadMegabytes), ("restCores", size.RestCores), ("loadCores", size.LoadCores)));
        }

        table.Print();
        await ResultLine.TellAsync(ResultLine.Of("scale", ("sizes", found)), options);
    }

    private async Task<Size> MeasureAsync(PostgresServer server, int villages)
    {
        using var settings = await ProductSettings.CreateAsync(server, $"scale{villages}", options);
        var traffic = Traffic.OfLampung(villages);
        await using (var first = await settings.StartDashboardAsync("--SmartVillage:Role=all-in-one"))
        {
            var past = new Traffic(traffic.Villages, Traffic.Eight) { Days = Days };
            var sent = await Load.Villages.SendAsync(first, traffic.Villages.Select(village => past.Next(village, Days * Traffic.Eight.Length)));
            await first.CountedAsync(sent * Shown / Days);
        }

        await using var program = await settings.StartDashboardAsync("--SmartVillage:Role=all-in-one");
        var ready = program.SinceStart.TotalSeconds;
        await Load.Villages.WakeAsync(program, traffic.Villages);
        using var pool = await CallerPool.ConnectAsync(Connections, program.Address);
        var (load, loadMegabytes) = await CostAsync(program, () => PacedLoop.RunAsync(EventsPerSecond, TimeSpan.Zero, options.Round * options.Rounds, _ => pool.SendAsync(traffic.Next(1))));
        var (rest, restMegabytes) = await CostAsync(program, () => Task.Delay(options.Round, TimeProvider.System));
        return new(ready, restMegabytes, loadMegabytes, rest, load);
    }

    private static async Task<(double Cores, double Megabytes)> CostAsync(ServerProgram program, Func<Task> during)
    {
        var (cpu, from) = (program.CpuSeconds, TimeProvider.System.GetTimestamp());
        await during();
        return ((program.CpuSeconds - cpu) / TimeProvider.System.GetElapsedTime(from).TotalSeconds, program.ResidentMegabytes);
    }

    private sealed record Size(double Ready, double RestMegabytes, double LoadMegabytes, double RestCores, double LoadCores);
}
