using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What was completed since the last notice, by kabupaten and service. Bounded by their number.</summary>
internal sealed class RegionPulses
{
    private readonly Dictionary<(RegionCode Kabupaten, int Service), long> _counts = [];

    public void Add(RegionCode kabupaten, CellKey key, long delta, DateOnly today)
    {
        if (delta > 0 && key.Span == CellSpan.Day && key.Bucket == Wib.DayNumber(today)
            && key.Series is { Kind: SeriesKind.Service, Metric: (int)ServiceMetric.Completed } series)
        {
            _counts[(kabupaten, series.Subject)] = _counts.GetValueOrDefault((kabupaten, series.Subject)) + delta;
        }
    }

    public void Clear() => _counts.Clear();

    public ImmutableArray<Pulse> Take(CatalogueIndex catalogue, DateTimeOffset now)
    {
        var wib = now.ToWib();
        var minute = wib.AddTicks(-(wib.Ticks % TimeSpan.TicksPerMinute));
        ImmutableArray<Pulse> pulses =
        [
            .. _counts
                .Select(count => (count.Key.Kabupaten, catalogue.Service(count.Key.Service)?.Family, Count: count.Value))
                .Where(count => count.Family is not null)
                .GroupBy(count => (count.Kabupaten, count.Family))
                .Select(group => new Pulse(group.Key.Kabupaten, group.Key.Family!, minute, group.Sum(count => count.Count)))
                .OrderBy(pulse => pulse.Kabupaten).ThenBy(pulse => pulse.Family, StringComparer.Ordinal),
        ];
        _counts.Clear();
        return pulses;
    }
}
