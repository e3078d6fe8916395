using Microsoft.Extensions.Logging;
using SmartVillage.Grains.Snapshots;

namespace SmartVillage.Grains.Rollup;

/// <summary>What a parent keeps over its activations: the epoch, surely; its children's figures, now and then, so that it shows something right after a start.</summary>
internal sealed partial class ParentMemory(
    ParentFigures figures, IPersistentState<RollupEpoch> epoch, LosableState<RollupSnapshot> snapshot, TimeProvider time, TimeSpan every, ILogger log)
{
    private static readonly DateTimeOffset Founding = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The first write comes somewhere in the interval: the parents of a province don't all write at once.
    private long _wroteAt = time.GetTimestamp() - (long)(Random.Shared.NextDouble() * every.TotalSeconds * time.TimestampFrequency / 2);
    private Task _writing = Task.CompletedTask;
    private bool _isDirty;

    /// <summary>Raises the epoch and answers the first version of this activation.</summary>
    public async Task<long> BeginAsync(DateTimeOffset now)
    {
        // Snapshots may be lost, and the epoch with them: hours since the founding keep it above what was seen before.
        epoch.State.Value = Math.Max(epoch.State.Value + 1, (long)(now - Founding).TotalHours);
        await epoch.WriteStateAsync();
        return epoch.State.Value << 32;
    }

    public async Task RestoreAsync(DateOnly today, long version)
    {
        foreach (var child in (await snapshot.ReadAsync())?.Children ?? [])
        {
            figures.Restore(child, today, version);
        }
    }

    public void Changed() => _isDirty = true;

    public void WriteIfDue()
    {
        if (_isDirty && _writing.IsCompleted && time.GetElapsedTime(_wroteAt) >= every)
        {
            _writing = WriteOnceAsync();
        }
    }

    /// <summary>Writes what is not written yet, after a write that is under way: two at once would each take the other for another activation's.</summary>
    public async Task WriteAsync()
    {
        await _writing;
        if (_isDirty)
        {
            await (_writing = WriteOnceAsync());
        }
    }

    private async Task WriteOnceAsync()
    {
        _isDirty = false;
        try
        {
            await snapshot.WriteAsync(new() { Children = StoredChild.Of(figures) });
        }
        catch (Exception e)
        {
            // Losable: what is not written is asked for after the next start.
            _isDirty = true;
            LogNotWritten(log, figures.Region.ToString(), e);
        }

        _wroteAt = time.GetTimestamp();
    }

    [LoggerMessage(3002, LogLevel.Warning, "The figures of {Region} could not be written")]
    private static partial void LogNotWritten(ILogger log, string region, Exception e);
}
