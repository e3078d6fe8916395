namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>The driver waits without a thread, so the provider works where it is called; only the many villages' writes are spread out.</summary>
internal sealed class PostgresSnapshotGate(TimeProvider timer, CancellationToken stopping) : ISnapshotGate
{
    public const int WritesPerSecond = 200;

    private readonly SnapshotThrottle _throttle = new(WritesPerSecond, timer, stopping);

    public async Task RunAsync(GrainId grainId, bool isWrite, Func<Task> work)
    {
        if (isWrite)
        {
            await _throttle.WaitAsync(grainId);
        }

        await work();
    }
}
