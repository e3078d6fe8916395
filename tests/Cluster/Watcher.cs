using SmartVillage.Live;

namespace SmartVillage.Tests.Cluster;

/// <summary>Keeps what it is told.</summary>
internal sealed class Watcher : IRegionObserver
{
    private readonly List<RegionChanged> _seen = [];

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

    public RegionChanged? Last => Seen.LastOrDefault();

    public Task ChangedAsync(RegionChanged change)
    {
        lock (_seen)
        {
            _seen.Add(change);
        }

        return Task.CompletedTask;
    }
}
