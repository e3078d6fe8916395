using System.Collections.Concurrent;
using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Load;

/// <summary>Latencies in milliseconds.</summary>
internal sealed record Latencies(double Rate, double P50, double P95, double P99, double Max)
{
    public static Latencies Of(IEnumerable<double> milliseconds, double rate)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(rate, sorted.Percentile(0.5), sorted.Percentile(0.95), sorted.Percentile(0.99), sorted.Percentile(1));
    }
}

/// <summary>
/// Calls at a fixed rate whether or not earlier ones were answered. A latency counts from the moment at which the call should have
/// been made, so a stall of the generator or of the server counts in every call it delays.
/// </summary>
internal static class PacedLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public static async Task<Latencies> RunAsync(double callsPerSecond, TimeSpan warmUp, TimeSpan measured, Func<long, Task> call)
    {
        var latencies = new ConcurrentBag<double>();
        var underWay = new ConcurrentDictionary<Task, bool>();
        var from = TimeProvider.System.GetTimestamp();
        var all = (warmUp + measured).TotalSeconds * callsPerSecond;
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        for (long next = 0; next < all; await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(all, TimeProvider.System.GetElapsedTime(from).TotalSeconds * callsPerSecond);
            for (; next < due; next++)
            {
                Start(next);
            }
        }

        await Task.WhenAll(underWay.Keys);
        return Latencies.Of(latencies, latencies.Count / measured.TotalSeconds);

        void Start(long number)
        {
            var task = TimeAsync(number);
            underWay[task] = true;
            _ = task.ContinueWith(done => done.IsCompletedSuccessfully && underWay.TryRemove(done, out bool _), TaskScheduler.Default);
        }

        async Task TimeAsync(long number)
        {
            await call(number);
            var intended = TimeSpan.FromSeconds(number / callsPerSecond);
            if (intended >= warmUp)
            {
                latencies.Add((TimeProvider.System.GetElapsedTime(from) - intended).TotalMilliseconds);
            }
        }
    }
}
