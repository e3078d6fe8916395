using System.Text.Json.Nodes;
using SmartVillage.Bench.Baseline;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Intake;

/// <summary>Both sides without HTTP: the baseline's store and the product's grains called in this process.</summary>
internal sealed class DirectIntake(PostgresServer server, string baseline, Traffic traffic, BenchOptions options)
{
    private const double Paced = 5_000;

    private readonly List<(string Name, Latencies Found)> _latencies = [];
    private InProcessSilo? _silo;
    private double _most;

    /// <summary>Rows a second that the database takes by binary COPY, of the rows that the product wrote.</summary>
    public double RawRate { get; private set; }

    public async Task RunAsync(Func<DirectIntake, Task> compare)
    {
        using var settings = await ProductSettings.CreateAsync(server, "direct", options);
        await using (_silo = await InProcessSilo.StartAsync(settings))
        {
            await ActivateAllAsync(_silo);
            await MeasureRawAsync(settings);
            await compare(this);
            await MeasureLatencyAsync("half of the most", _most / 2);
            await MeasureLatencyAsync("5,000 a second", Paced);
        }
    }

    public async Task<Comparison> CompareAsync(int callers, int events, BaselineSetup setup)
    {
        var tuning = new BaselineTuning(baseline, traffic, callers, options);
        var found = await Comparison.OfAsync(
            options.Rounds,
            () => tuning.RateAsync(setup, events, options.Round),
            () => ClosedLoop.RateAsync(callers, options.Round / 4, options.Round, _ => _silo!.RecordAsync(traffic.Next(events))));
        _most = events == 1 ? found.Product : _most;
        return found;
    }

    public void PrintLatencies()
    {
        Console.WriteLine("How long an acknowledgement takes, single events without HTTP, from the moment each should have been sent (ms):");
        var table = new Table("rate", "events/s", "p50", "p95", "p99", "most");
        foreach (var (name, found) in _latencies)
        {
            table.Add(name, found.Rate, found.P50, found.P95, found.P99, found.Max);
        }

        table.Print();
    }

    public JsonObject LatencyJson() => ResultLine.Numbers(
        [.. _latencies.SelectMany((l, i) => new[] { ((i == 0 ? "half" : "paced5000") + "P50", l.Found.P50), ((i == 0 ? "half" : "paced5000") + "P99", l.Found.P99) })]);

    private async Task MeasureLatencyAsync(string name, double rate)
    {
        var rounds = new List<Latencies>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add(await PacedLoop.RunAsync(rate, options.Round / 4, options.Round, _ => _silo!.RecordAsync(traffic.Next(1))));
        }

        _latencies.Add((name, rounds.Order(Comparer<Latencies>.Create((a, b) => a.P99.CompareTo(b.P99))).ElementAt(rounds.Count / 2)));
    }

    /// <summary>One event of each village first: an activation reads its journal, which is another benchmark.</summary>
    private async Task ActivateAllAsync(InProcessSilo silo)
    {
        foreach (var some in traffic.Villages.Chunk(64))
        {
            await Task.WhenAll(some.Select(village => silo.RecordAsync(new Traffic([village]).Next(1))));
        }
    }

    private async Task MeasureRawAsync(ProductSettings settings)
    {
        if (settings.Connection is { } connection)
        {
            var before = await ClosedLoop.RateAsync(64, TimeSpan.Zero, TimeSpan.FromSeconds(2), _ => _silo!.RecordAsync(traffic.Next(100)));
            RawRate = before > 0 ? await RawCopy.RateAsync(connection, options) : 0;
        }
    }
}
