using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Live;

/// <summary>From POST to <c>Changed</c> at clients that watch the province: a probe a second, on a quiet system and under load.</summary>
internal sealed class LatencyBench(BenchOptions options)
{
    private const int Watchers = 200, Connections = 64;
    private const double EventsPerSecond = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Traffic _traffic = Traffic.OfLampung();

    private int Probes => options.IsQuick ? 8 : 30;

    public async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        using var settings = await ProductSettings.CreateAsync(server, "latency", options);
        await using var program = await settings.StartDashboardAsync("--SmartVillage:Role=all-in-one");
        await Villages.WakeAsync(program, _traffic.Villages);
        using var pool = await CallerPool.ConnectAsync(Connections, program.Address);
        var probe = new Probe();

        var quiet = await WatchedAsync(program, pool, probe, 1);
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(pool, stop.Token);
        var loaded = await WatchedAsync(program, pool, probe, Watchers);
        await stop.CancelAsync();
        await load;

        var table = new Table("POST to Changed, ms", "watchers", "p50", "p95", "p99", "most");
        table.Add("quiet", 1, quiet.P50, quiet.P95, quiet.P99, quiet.Max);
        table.Add("2,446 villages, 1,000 events/s", Watchers, loaded.P50, loaded.P95, loaded.P99, loaded.Max);
        table.Print();
        await ResultLine.TellAsync(ResultLine.Of("latency", ("quiet", Json(quiet)), ("loaded", Json(loaded))), options);
    }

    /// <summary>The median round by its p99.</summary>
    private async Task<Latencies> WatchedAsync(ServerProgram program, CallerPool pool, Probe probe, int watchers)
    {
        var clients = new List<HubWatcher>();
        for (var i = 0; i < watchers; i++)
        {
            clients.Add(await HubWatcher.WatchAsync(program.Address, "18", probe.Watcher()));
        }

        var rounds = new List<Latencies>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add(await RoundAsync(pool, probe, watchers));
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return rounds.OrderBy(r => r.P99).ElementAt(rounds.Count / 2);
    }

    private async Task<Latencies> RoundAsync(CallerPool pool, Probe probe, int watchers)
    {
        var probes = new Traffic(_traffic.Villages, Traffic.ProbeService);
        probe.Forget();
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        for (var i = 0; i < Probes; i++)
        {
            await timer.WaitForNextTickAsync();
            probe.Send(TimeProvider.System.GetTimestamp());
            await pool.SendAsync(probes.Next(1));
        }

        for (var i = 0; probe.Latencies.Count < Probes * watchers; i++)
        {
            if (i == 30)
            {
                throw new InvalidOperationException($"Of {Probes * watchers} notices {probe.Latencies.Count} arrived.");
            }

            await timer.WaitForNextTickAsync();
        }

        return Latencies.Of(probe.Latencies, 1);
    }

    private async Task LoadAsync(CallerPool pool, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await PacedLoop.RunAsync(EventsPerSecond, TimeSpan.Zero, TimeSpan.FromSeconds(1), _ => pool.SendAsync(_traffic.Next(1)));
        }
    }

    private static System.Text.Json.Nodes.JsonObject Json(Latencies found) =>
        ResultLine.Numbers(("p50", found.P50), ("p95", found.P95), ("p99", found.P99), ("max", found.Max));
}
