using System.Text.Json.Nodes;
using Npgsql;
using SmartVillage.Bench.Baseline;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Intake;

/// <summary>Durable acknowledgements a second, beside the baseline on the same PostgreSQL; how long they take; and how near the database's own limit.</summary>
internal sealed class IntakeBench(BenchOptions options)
{
    /// <summary>Single events come from many places at once, batches from a few.</summary>
    private const int SingleCallers = 1024, BatchCallers = 64, HttpSingleCallers = 256, HttpBatchCallers = 32;

    private const int BatchEvents = 100;

    private readonly Traffic _traffic = Traffic.OfLampung();

    public async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        var baseline = await BaselineDatabase.CreateAsync(server);
        var single = await new BaselineTuning(baseline, _traffic, SingleCallers, options).BestAsync(1, "one statement", "four statements");
        var batch = await new BaselineTuning(baseline, _traffic, BatchCallers, options).BestAsync(BatchEvents, "set");

        var direct = new DirectIntake(server, baseline, _traffic, options);
        var table = new Table("events a second", "callers", "baseline", "product", "ratio", "of raw");
        var (ratios, rates) = (new JsonObject(), new JsonObject());
        await direct.RunAsync(
            async side =>
            {
                Tell("single", SingleCallers, await side.CompareAsync(SingleCallers, 1, single));
                Tell("batch", BatchCallers, await side.CompareAsync(BatchCallers, BatchEvents, batch));
            });
        var http = new HttpIntake(server, baseline, _traffic, options);
        await http.RunAsync(
            single,
            batch,
            async side =>
            {
                Tell("httpSingle", HttpSingleCallers, await side.CompareAsync(HttpSingleCallers, 1));
                Tell("httpBatch", HttpBatchCallers, await side.CompareAsync(HttpBatchCallers, BatchEvents));
            });
        table.Print();
        direct.PrintLatencies();
        await ResultLine.TellAsync(
            ResultLine.Of(
                "intake", ("ratios", ratios), ("rates", rates), ("raw", direct.RawRate.Rounded()), ("latency", direct.LatencyJson()),
                ("baseline", new JsonObject { ["single"] = single.ToString(), ["batch"] = batch.ToString() })),
            options);

        void Tell(string name, int callers, Comparison found)
        {
            table.Add(name, callers, found.Baseline, found.Product, $"{found.Ratio:0.00} x", direct.RawRate > 0 ? $"{found.Product / direct.RawRate:0%}" : null);
            ratios[name] = found.Ratio.Rounded();
            rates[name] = ResultLine.Numbers(("baseline", found.Baseline), ("product", found.Product));
        }
    }
}

/// <summary>Medians of both sides, warm, taken in turn. The ratio is the median of the rounds' ratios: what disturbed one round disturbed both sides of it.</summary>
internal sealed record Comparison(double Baseline, double Product, double Ratio)
{
    public static async Task<Comparison> OfAsync(int rounds, Func<Task<double>> baseline, Func<Task<double>> product)
    {
        await WarmUp.UntilSteadyAsync(baseline);
        await WarmUp.UntilSteadyAsync(product);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            theirs.Add(await baseline());
            ours.Add(await product());
        }

        return new(theirs.Median(), ours.Median(), ours.Zip(theirs, (o, t) => o / t).Median());
    }
}
