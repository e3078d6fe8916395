using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace SmartVillage.Tests.Cluster;

/// <summary>What grain storage holds, over the end of a cluster: bytes, as a database would.</summary>
internal sealed class KeptBytes
{
    public ConcurrentDictionary<(string, GrainId), (byte[] Bytes, string ETag)> States { get; } = [];
}

/// <summary>Grain storage of a silo over bytes that outlive it.</summary>
internal sealed class KeptStorage(KeptBytes kept, Serializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (kept.States.TryGetValue((stateName, grainId), out var stored))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(stored.Bytes)!, stored.ETag, true);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = serializer.SerializeToArray(grainState.State);
        var next = Guid.NewGuid().ToString();
        var key = (stateName, grainId);
        var stored = kept.States.TryGetValue(key, out var old)
            ? old.ETag == grainState.ETag && kept.States.TryUpdate(key, (bytes, next), old)
            : kept.States.TryAdd(key, (bytes, next));
        if (!stored)
        {
            throw new InconsistentStateException("Written by another activation.", old.ETag ?? "", grainState.ETag ?? "");
        }

        (grainState.ETag, grainState.RecordExists) = (next, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        kept.States.TryRemove((stateName, grainId), out _);
        return Task.CompletedTask;
    }
}
