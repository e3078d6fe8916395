using SmartVillage.Live;

namespace SmartVillage.Tests.Cluster;

/// <summary>Keeps what it is told.</summary>
internal sealed class Watcher : IRegionObserver
{
    private readonly List<RegionChanged> _seen = [];
    private long _heardAt = TimeProvider.System.GetTimestamp();

    public RegionChanged[] Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Messages may overtake each other on the way; whoever listens goes by their version.</summary>
    public RegionChanged? Newest => Seen.MaxBy(change => change.Version);

    public RegionChanged? Last => Seen.LastOrDefault();

    /// <summary>How long ago it was told something.</summary>
    public TimeSpan QuietFor => TimeProvider.System.GetElapsedTime(Volatile.Read(ref _heardAt));

    public Task ChangedAsync(RegionChanged change)
    {
        lock (_seen)
        {
            _seen.Add(change);
            _heardAt = TimeProvider.System.GetTimestamp();
        }

        return Task.CompletedTask;
    }
}
