using System.Collections.Concurrent;
using System.Collections.Immutable;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.History;

/// <summary>For clusters that keep nothing.</summary>
internal sealed class InMemoryHistory : IHistoryStore
{
    private readonly ConcurrentDictionary<(RegionCode Region, long Hour), RegionSummary> _kept = [];

    public Task AppendAsync(RegionCode region, DateTimeOffset hour, RegionSummary shown, CancellationToken cancellation)
    {
        _kept.TryAdd((region, FullHour.Number(hour)), shown);
        return Task.CompletedTask;
    }

    public Task<RegionSummary?> ReadAsync(RegionCode region, DateTimeOffset at, CancellationToken cancellation) => Task.FromResult(
        _kept.Where(kept => kept.Key.Region == region && kept.Key.Hour <= FullHour.Number(at)).OrderBy(kept => kept.Key.Hour).Select(kept => kept.Value).LastOrDefault());

    public Task<ImmutableArray<DateTimeOffset>> ReadHoursAsync(RegionCode region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => Task.FromResult(
        _kept.Keys.Where(key => key.Region == region).Select(key => FullHour.Of(key.Hour)).Where(hour => hour >= from && hour < to).Order().ToImmutableArray());
}
