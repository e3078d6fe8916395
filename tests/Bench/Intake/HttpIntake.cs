using SmartVillage.Bench.Baseline;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Intake;

/// <summary>Both sides behind HTTP, each a program of its own, with the same callers on the same kind of connections.</summary>
internal sealed class HttpIntake(PostgresServer server, string baseline, Traffic traffic, BenchOptions options)
{
    private ServerProgram? _baseline, _product;

    public async Task RunAsync(BaselineSetup single, BaselineSetup batch, Func<HttpIntake, Task> compare)
    {
        using var settings = await ProductSettings.CreateAsync(server, "http", options);
        await using (_baseline = await ServerProgram.StartAsync(Programs.Bench, url => ["baseline", baseline, url.ToString(), .. Setup(single), .. Setup(batch)]))
        await using (_product = await settings.StartSiloAsync())
        {
            await Villages.WakeAsync(_product, traffic.Villages);
            await compare(this);
        }
    }

    public Task<Comparison> CompareAsync(int callers, int events) => Comparison.OfAsync(
        options.Rounds,
        async () =>
        {
            await using var source = BaselineDatabase.Open(baseline, 1);
            await BaselineDatabase.ClearAsync(source);
            return await RateAsync(_baseline!, events == 1 ? "/api/v1/event" : "/api/v1/events", callers, events);
        },
        () => RateAsync(_product!, "/api/v1/events", callers, events));

    public static string[] Setup(BaselineSetup setup) => [setup.Way, setup.Connections.ToString(), setup.Slots.ToString()];

    private async Task<double> RateAsync(ServerProgram program, string path, int callers, int events)
    {
        var connections = await HttpCaller.ConnectAsync(callers, program.Address);
        var rate = await ClosedLoop.RateAsync(
            callers, options.Round / 4, options.Round, caller => connections[caller].SendAsync(traffic.Next(events), path));
        Array.ForEach(connections, connection => connection.Dispose());
        return rate;
    }
}
