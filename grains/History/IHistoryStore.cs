using System.Collections.Immutable;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.History;

/// <summary>
/// What regions above the village showed at full hours. The journal can't tell it: it holds what is known now, late events included.
/// Rows are only ever added.
/// </summary>
public interface IHistoryStore
{
    /// <summary>Keeps what was shown at a full hour; what is kept already stays.</summary>
    Task AppendAsync(RegionCode region, DateTimeOffset hour, RegionSummary shown, CancellationToken cancellation);

    /// <summary>What was kept at the newest hour at or before an instant; <see langword="null"/> where there is none.</summary>
    Task<RegionSummary?> ReadAsync(RegionCode region, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The hours kept: from ≤ hour &lt; to.</summary>
    Task<ImmutableArray<DateTimeOffset>> ReadHoursAsync(RegionCode region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);
}
