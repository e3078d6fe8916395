using Microsoft.Extensions.Logging;
using SmartVillage.Grains.Live;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Who watches a parent and the kecamatan in it.</summary>
internal sealed class RegionWatch(IGrainBase grain, TimeProvider time, GrainsInstruments instruments, ILogger log, Func<RegionCode, RegionChanged> notice)
{
    private readonly Dictionary<RegionCode, RegionObservers> _watched = [];

    public bool IsWatched(RegionCode region) => _watched.TryGetValue(region, out var observers) && observers.IsWatched;

    public void Subscribe(RegionCode region, IRegionObserver observer)
    {
        if (!_watched.TryGetValue(region, out var observers))
        {
            _watched[region] = observers = new(grain, time, instruments, log, () => notice(region));
        }

        observers.Subscribe(observer);
    }

    public void Unsubscribe(RegionCode region, IRegionObserver observer)
    {
        if (_watched.TryGetValue(region, out var observers))
        {
            observers.Unsubscribe(observer);
        }
    }

    /// <summary>The grain ends: whoever watched watches it anew, wherever it lives then.</summary>
    public void End()
    {
        foreach (var observers in _watched.Values)
        {
            observers.Dispose();
        }
    }

    public void Touch(RegionCode region)
    {
        if (_watched.TryGetValue(region, out var observers))
        {
            observers.Touch();
        }
    }

    public void TouchAll()
    {
        foreach (var observers in _watched.Values)
        {
            observers.Touch();
        }
    }
}
