using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace SmartVillage.Grains.Snapshots;

/// <summary>
/// A grain's state in grain storage, losable by design: one that can't be read counts as absent, and a write that comes too late gives way.
/// The state itself is not kept here: its owner has it in a form to work with, and two would be too many.
/// </summary>
public sealed partial class LosableState<T>(IGrainStorage storage, string name, GrainId grain, ILogger log)
    where T : class, new()
{
    private readonly GrainState<T> _state = new();

    /// <summary>What was written last; <see langword="null"/> when nothing is there or it can't be read.</summary>
    public async Task<T?> ReadAsync()
    {
        try
        {
            await storage.ReadStateAsync(name, grain, _state);
            return _state.RecordExists ? _state.State : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is wrong with it, the journal has everything. The etag, if one was read, lets the next write replace it.
            LogUnreadable(log, grain, exception);
            return null;
        }
        finally
        {
            _state.State = new();
        }
    }

    /// <summary>Writes; answers whether it was written.</summary>
    public async Task<bool> WriteAsync(T state)
    {
        _state.State = state;
        try
        {
            await storage.WriteStateAsync(name, grain, _state);
            return true;
        }
        catch (InconsistentStateException exception)
        {
            LogOverwritten(log, grain, exception);
            await ReadAsync();
            return false;
        }
        finally
        {
            _state.State = new();
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The snapshot of {Grain} can't be read; it is rebuilt from the journal.")]
    private static partial void LogUnreadable(ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "The snapshot of {Grain} was written by another activation.")]
    private static partial void LogOverwritten(ILogger log, GrainId grain, Exception exception);
}
