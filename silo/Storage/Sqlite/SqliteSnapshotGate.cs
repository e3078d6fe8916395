using System.Collections.Concurrent;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>One thread of its own for the snapshots' provider: its driver blocks from the first to the last line of its asynchronous methods.</summary>
internal sealed class SqliteSnapshotGate : ISnapshotGate, IDisposable
{
    public const int WritesPerSecond = 20;

    private readonly BlockingCollection<(Func<Task> Work, TaskCompletionSource Done)> _jobs = [];
    private readonly SnapshotThrottle _throttle;
    private readonly Thread _thread;

    public SqliteSnapshotGate(TimeProvider timer, CancellationToken stopping)
    {
        _throttle = new(WritesPerSecond, timer, stopping);
        _thread = new(Run) { Name = "snapshots", IsBackground = true };
        _thread.Start();
    }

    public async Task RunAsync(GrainId grainId, bool isWrite, Func<Task> work)
    {
        if (isWrite)
        {
            await _throttle.WaitAsync(grainId);
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add((work, done));
        await done.Task;
    }

    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join();
    }

    private void Run()
    {
        foreach (var (work, done) in _jobs.GetConsumingEnumerable())
        {
            try
            {
                // This thread has nothing else to do than to wait for the driver.
                work().GetAwaiter().GetResult();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }
}
