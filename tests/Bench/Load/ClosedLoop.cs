namespace SmartVillage.Bench.Load;

/// <summary>A number of callers, each with one call under way at a time, as fast as they are answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Events acknowledged a second, after a time to warm up. A call answers how many events it carried.</summary>
    public static async Task<double> RateAsync(int callers, TimeSpan warmUp, TimeSpan measured, Func<int, Task<int>> call)
    {
        long events = 0;
        var counting = false;
        var stopping = false;
        var running = Enumerable.Range(0, callers).Select(caller => Task.Run(() => RunAsync(caller))).ToArray();
        await Task.Delay(warmUp, TimeProvider.System);
        var from = TimeProvider.System.GetTimestamp();
        Volatile.Write(ref counting, true);
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(measured, TimeProvider.System));
        var sum = Interlocked.Read(ref events);
        var seconds = TimeProvider.System.GetElapsedTime(from).TotalSeconds;
        Volatile.Write(ref stopping, true);
        await Task.WhenAll(running);
        return sum / seconds;

        async Task RunAsync(int caller)
        {
            while (!Volatile.Read(ref stopping))
            {
                var carried = await call(caller);
                if (Volatile.Read(ref counting))
                {
                    Interlocked.Add(ref events, carried);
                }
            }
        }
    }
}
