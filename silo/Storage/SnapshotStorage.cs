using Orleans.Storage;

namespace SmartVillage.Silo.Storage;

/// <summary>
/// Snapshots of grains, in front of the database's provider. A state is turned into bytes on the grain's own turn, so a reentrant grain may go on
/// changing it; the driver, which blocks, works elsewhere; writes are spread out. What is losable and can't be read counts as none:
/// the journal is the truth.
/// </summary>
internal sealed partial class SnapshotStorage(
    IGrainStorage inner, IGrainStorageSerializer serializer, ISnapshotGate gate, bool isLosable, ILogger<SnapshotStorage> logger) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = new GrainState<SnapshotBytes>();
        await gate.RunAsync(grainId, isWrite: false, () => inner.ReadStateAsync(Name(stateName, grainId), grainId, bytes));
        grainState.ETag = bytes.ETag;
        (grainState.State, grainState.RecordExists) = bytes.RecordExists && TryDecode<T>(bytes.State!.Content, grainId, out var state)
            ? (state, true)
            : (Activator.CreateInstance<T>(), false);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = new GrainState<SnapshotBytes>(new(serializer.Serialize(grainState.State)), grainState.ETag) { RecordExists = grainState.RecordExists };
        await gate.RunAsync(grainId, isWrite: true, () => inner.WriteStateAsync(Name(stateName, grainId), grainId, bytes));
        (grainState.ETag, grainState.RecordExists) = (bytes.ETag, true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            var bytes = new GrainState<SnapshotBytes>(SnapshotBytes.None, grainState.ETag) { RecordExists = grainState.RecordExists };
            await gate.RunAsync(grainId, isWrite: true, () => inner.ClearStateAsync(Name(stateName, grainId), grainId, bytes));
            grainState.ETag = bytes.ETag;
        }

        (grainState.State, grainState.RecordExists) = (Activator.CreateInstance<T>(), false);
    }

    /// <summary>The provider knows a state by name and key alone: two kinds of grains may use one name.</summary>
    private static string Name(string stateName, GrainId grainId) => $"{grainId.Type}/{stateName}";

    private bool TryDecode<T>(BinaryData content, GrainId grainId, out T state)
    {
        try
        {
            state = serializer.Deserialize<T>(content)!;
            return state is not null;
        }
        catch (Exception e) when (isLosable)
        {
            LogUnreadable(logger, e, grainId);
            state = default!;
            return false;
        }
    }

    [LoggerMessage(4020, LogLevel.Warning, "The snapshot of {Grain} can't be read; it is rebuilt from the journal")]
    private static partial void LogUnreadable(ILogger logger, Exception error, GrainId grain);
}

/// <summary>Where and when the database's provider may work.</summary>
internal interface ISnapshotGate
{
    Task RunAsync(GrainId grainId, bool isWrite, Func<Task> work);
}
