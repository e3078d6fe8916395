namespace SmartVillage.Silo.Storage;

/// <summary>
/// Spreads the snapshots of the many villages: so many writes a second in the whole process. The few grains above them don't wait in
/// that queue, and nobody does any more when the process stops: then each grain writes its last one.
/// </summary>
internal sealed class SnapshotThrottle(int writesPerSecond, TimeProvider timer, CancellationToken stopping)
{
    private readonly long _step = timer.TimestampFrequency / writesPerSecond;
    private readonly Lock _gate = new();
    private long _next;

    public async Task WaitAsync(GrainId grainId)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        var wait = TakeTurn();
        if (wait > TimeSpan.Zero && grainId.Type == VillageGrain)
        {
            await Task.Delay(wait, timer, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static readonly GrainType VillageGrain = GrainType.Create("desa");

    private TimeSpan TakeTurn()
    {
        lock (_gate)
        {
            var now = timer.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = turn + _step;
            return timer.GetElapsedTime(now, turn);
        }
    }
}
