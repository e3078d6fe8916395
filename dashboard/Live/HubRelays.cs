using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>Which connection watches what. A relay lives while somebody watches through it.</summary>
internal sealed class HubRelays(FeedLeases leases, IRegionSource source, IHubContext<RegionHub> hub, TimeProvider time, ILogger<HubRelays> logger) : IAsyncDisposable
{
    /// <summary>More than any screen needs: 15 kabupaten/kota and the province, each in a few windows.</summary>
    private const int MostPerConnection = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<FeedKey, HubRelay> _relays = [];
    private readonly ConcurrentDictionary<string, HashSet<FeedKey>> _watched = [];

    public async Task<JoinResult> JoinAsync(string connection, FeedKey key, CancellationToken cancellation)
    {
        if (key.Kind is FeedKind.Window or FeedKind.Children && key.Window != "today" && await source.GetSummaryAsync(key.Region, key.Window) is null)
        {
            return new(null, "invalid-window: no window has this name.");
        }

        if (Enter(connection, key) is not { } relay)
        {
            return new(null, $"too-many: a connection watches at most {MostPerConnection} things.");
        }

        return new(await relay.JoinAsync(connection, () => IsWatched(connection, key), cancellation), null);
    }

    public async Task LeaveAsync(string connection, RegionCode region)
    {
        foreach (var key in Keys(connection).Where(key => key.Region == region).ToArray())
        {
            await ExitAsync(connection, key);
            await hub.Groups.RemoveFromGroupAsync(connection, key.ToString());
        }
    }

    public async Task LeaveAllAsync(string connection)
    {
        foreach (var key in Keys(connection))
        {
            await ExitAsync(connection, key);
        }

        _watched.TryRemove(connection, out _);
    }

    public async ValueTask DisposeAsync()
    {
        HubRelay[] all;
        lock (_gate)
        {
            all = [.. _relays.Values];
            _relays.Clear();
        }

        foreach (var relay in all)
        {
            await relay.DisposeAsync();
        }
    }

    private FeedKey[] Keys(string connection)
    {
        lock (_gate)
        {
            return _watched.TryGetValue(connection, out var keys) ? [.. keys] : [];
        }
    }

    private bool IsWatched(string connection, FeedKey key)
    {
        lock (_gate)
        {
            return _watched.TryGetValue(connection, out var keys) && keys.Contains(key);
        }
    }

    private HubRelay? Enter(string connection, FeedKey key)
    {
        lock (_gate)
        {
            var keys = _watched.GetOrAdd(connection, _ => []);
            if (keys.Count == MostPerConnection && !keys.Contains(key))
            {
                return null;
            }

            if (!_relays.TryGetValue(key, out var relay))
            {
                _relays[key] = relay = HubRelay.Of(key, leases, hub, time, logger).Start();
            }

            if (keys.Add(key))
            {
                relay.Watchers++;
            }

            return relay;
        }
    }

    private async Task ExitAsync(string connection, FeedKey key)
    {
        HubRelay? ended = null;
        lock (_gate)
        {
            if (_watched.TryGetValue(connection, out var keys) && keys.Remove(key)
                && _relays.TryGetValue(key, out var relay) && --relay.Watchers == 0)
            {
                _relays.Remove(key);
                ended = relay;
            }
        }

        if (ended is not null)
        {
            await ended.DisposeAsync();
        }
    }
}

/// <summary>What a connection is told when it asks to watch.</summary>
internal readonly record struct JoinResult(object? Answer, string? Refusal);
