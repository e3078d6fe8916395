using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;

namespace SmartVillage.Bench.Product;

/// <summary>The product alone, without HTTP, as fast as it goes: for a profiler. <c>drive CALLERS EVENTS [--seconds N] [--sqlite]</c>.</summary>
internal static class Drive
{
    public static async Task RunAsync(int callers, int events, BenchOptions options)
    {
        await using var server = await PostgresServer.StartAsync();
        using var settings = await ProductSettings.CreateAsync(server, "drive", options);
        var traffic = Traffic.OfLampung();
        await using var silo = await InProcessSilo.StartAsync(settings);
        Task<double> RoundAsync() => ClosedLoop.RateAsync(callers, TimeSpan.Zero, options.Round, _ => silo.RecordAsync(traffic.Next(events)));
        await WarmUp.UntilSteadyAsync(RoundAsync);
        for (var round = 0; round < options.Rounds; round++)
        {
            var (own, database) = (ProcessUsage.CpuSeconds(Environment.ProcessId), server.CpuSeconds());
            var rate = await RoundAsync();
            var count = rate * options.Round.TotalSeconds / 1e6;
            Console.WriteLine(
                $"{rate:0} events/s; CPU µs an event: {(ProcessUsage.CpuSeconds(Environment.ProcessId) - own) / count:0.0} here, "
                + $"{(server.CpuSeconds() - database) / count:0.0} PostgreSQL");
        }
    }
}
