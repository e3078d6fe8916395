using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;
using SmartVillage.Regions;

namespace SmartVillage.Bench.Live;

/// <summary>
/// A thousand clients of the hub over 30 regions that change four times a second: when what was counted arrives, and what a client costs.
/// Then a hundred circuits of the province's page, which changes as often.
/// </summary>
internal sealed class ViewersBench(BenchOptions options)
{
    private const int Clients = 1_000, Regions = 30, Circuits = 100;
    private static readonly TimeSpan ChangeEvery = TimeSpan.FromMilliseconds(250), Settle = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<double> _delivery = [];

    public async Task RunAsync()
    {
        var (regions, villages) = Choose();
        await using var server = await PostgresServer.StartAsync();
        using var settings = await ProductSettings.CreateAsync(server, "viewers", options);
        await using var program = await settings.StartDashboardAsync("--SmartVillage:Role=all-in-one");
        await Villages.WakeAsync(program, villages);
        using var pool = await CallerPool.ConnectAsync(Regions, program.Address);
        var traffic = villages.Select(village => new Traffic([village])).ToArray();
        using var stop = new CancellationTokenSource();
        var load = ChangeAsync(pool, traffic, stop.Token);

        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => HubWatcher.WatchAsync(program.Address, regions[i % Regions], Arrived)));
        await Task.Delay(Settle, TimeProvider.System);
        var rounds = new List<(Latencies Delivery, Cost Cost)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            _delivery.Clear();
            rounds.Add((Latencies.Of([], 0), await CostAsync(program)));
            rounds[^1] = (Latencies.Of(_delivery, _delivery.Count / options.Round.TotalSeconds), rounds[^1].Cost);
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await Task.Delay(Settle, TimeProvider.System);
        var alone = await CostAsync(program); // after them: what it costs without viewers is not measured while code is still being compiled
        var hub = TellHub(alone, rounds);
        var circuits = await CircuitsAsync(program, alone);
        await stop.CancelAsync();
        await load;
        await ResultLine.TellAsync(ResultLine.Of("viewers", ("hub", hub), ("circuits", circuits)), options);
    }

    private async Task<JsonObject> CircuitsAsync(ServerProgram program, Cost alone)
    {
        using var client = new HttpClient();
        var circuits = new List<CircuitWatcher>();
        for (var i = 0; i < Circuits; i++)
        {
            circuits.Add(await CircuitWatcher.OpenAsync(client, program.Address));
        }

        await Task.Delay(Settle, TimeProvider.System);
        var rounds = new List<(Cost Cost, double Batches, double Bytes)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var (batches, bytes) = (circuits.Sum(c => c.Batches), circuits.Sum(c => c.Bytes));
            var cost = await CostAsync(program);
            var seconds = options.Round.TotalSeconds * Circuits;
            rounds.Add((cost, (circuits.Sum(c => c.Batches) - batches) / seconds, (circuits.Sum(c => c.Bytes) - bytes) / seconds));
        }

        if (circuits.Find(c => c.Failure is not null || c.Batches == 0) is { } broken)
        {
            throw new InvalidOperationException($"A circuit broke after {broken.Batches} batches: {broken.Failure}");
        }

        foreach (var circuit in circuits)
        {
            await circuit.DisposeAsync();
        }

        return TellCircuits(alone, rounds);
    }

    private static JsonObject TellCircuits(Cost alone, List<(Cost Cost, double Batches, double Bytes)> rounds)
    {
        var cpu = (rounds.Select(r => r.Cost.Cores).Median() - alone.Cores) * 1000 / Circuits;
        var memory = (rounds.Select(r => r.Cost.Megabytes).Median() - alone.Megabytes) * 1024 / Circuits;
        var (batches, bytes) = (rounds.Select(r => r.Batches).Median(), rounds.Select(r => r.Bytes).Median());
        var table = new Table("100 circuits of the province's page", "");
        table.Add("batches a circuit and second", batches);
        table.Add("bytes a circuit and second, unpacked", bytes);
        table.Add("CPU a circuit, ms a second", cpu);
        table.Add("memory a circuit, kB", memory);
        table.Print();
        return ResultLine.Numbers(("batches", batches), ("bytes", bytes), ("cpuMsPerSecond", cpu), ("kB", memory));
    }

    private static JsonObject TellHub(Cost alone, List<(Latencies Delivery, Cost Cost)> rounds)
    {
        var delivery = rounds.OrderBy(r => r.Delivery.P99).ElementAt(rounds.Count / 2).Delivery;
        var cpu = (rounds.Select(r => r.Cost.Cores).Median() - alone.Cores) * 1000 / Clients;
        var memory = (rounds.Select(r => r.Cost.Megabytes).Median() - alone.Megabytes) * 1024 / Clients;
        var table = new Table("1,000 clients, 30 regions, 4 changes a second each", "");
        table.Add("notices a second", delivery.Rate);
        table.Add("delivery p50, ms", delivery.P50);
        table.Add("delivery p99, ms", delivery.P99);
        table.Add("CPU a client, ms a second", cpu);
        table.Add("memory a client, kB", memory);
        table.Print();
        return ResultLine.Numbers(("rate", delivery.Rate), ("p50", delivery.P50), ("p99", delivery.P99), ("cpuMsPerSecond", cpu), ("kB", memory));
    }

    /// <summary>Each kabupaten and kota, and one kecamatan in each, with a village of it: an event of the village changes both.</summary>
    private static (string[] Regions, RegionCode[] Villages) Choose()
    {
        var register = RegionRegisterReader.ReadEmbedded();
        var first = register.VillagesOf(RegionCode.Parse("18")).GroupBy(v => v.Code.Parent!.Value.Parent!.Value).Select(g => g.First().Code).ToArray();
        return ([.. first.SelectMany(v => new[] { v.Parent!.Value.ToString(), v.Parent!.Value.Parent!.Value.ToString() })], first);
    }

    /// <summary>From the instant that the figures are of to their arrival.</summary>
    private void Arrived(ReadOnlyMemory<byte> message, long at)
    {
        var rest = message.Span[(message.Span.IndexOf("\"asOf\":\""u8) + 8)..];
        var asOf = DateTimeOffset.Parse(Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'"')]));
        _delivery.Add((TimeProvider.System.GetUtcNow() - asOf - TimeProvider.System.GetElapsedTime(at)).TotalMilliseconds);
    }

    private async Task<Cost> CostAsync(ServerProgram program)
    {
        var (cpu, from) = (program.CpuSeconds, TimeProvider.System.GetTimestamp());
        await Task.Delay(options.Round, TimeProvider.System);
        return new((program.CpuSeconds - cpu) / TimeProvider.System.GetElapsedTime(from).TotalSeconds, program.ResidentMegabytes);
    }

    private static async Task ChangeAsync(CallerPool pool, Traffic[] traffic, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(ChangeEvery, TimeProvider.System);
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            await Task.WhenAll(traffic.Select(village => pool.SendAsync(village.Next(1))));
        }
    }

    private sealed record Cost(double Cores, double Megabytes);
}
