using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Journal;

/// <summary>The projection (village, day, series → value) that outlives the 62 days in memory. Written with snapshots, rebuildable from the journal.</summary>
public interface IDailyStore
{
    /// <summary>Replaces whole village-days by the given cells.</summary>
    Task WriteAsync(RegionCode village, IReadOnlyCollection<VillageDay> days, CancellationToken cancellation);

    /// <summary>Sums of all villages in a region, for from ≤ day &lt; to, by day and series.</summary>
    Task<ImmutableArray<Cell>> ReadAsync(RegionCode region, DateOnly from, DateOnly to, CancellationToken cancellation);
}

/// <summary>All day cells of one village-day; no cells = the day is empty.</summary>
public sealed record VillageDay(DateOnly Day, ImmutableArray<Cell> Cells);
