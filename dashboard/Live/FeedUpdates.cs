using System.Collections.Immutable;
using SmartVillage.Dashboard.Views;
using SmartVillage.Attention;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>The present state of a region, as its grain last told or confirmed it.</summary>
/// <param name="Today">Today's full summary.</param>
/// <param name="Revision">Rises when the figures change, and not when they are only confirmed.</param>
/// <param name="ConfirmedAt">When the grain last stood by these figures.</param>
/// <param name="HeardAt">The same on this process's own steady clock, to tell an age that no wrong clock spoils.</param>
internal sealed record RegionUpdate(RegionSummary Today, long Revision, DateTimeOffset ConfirmedAt, long HeardAt);

/// <summary>A window's summary; <see langword="null"/> when the window is unknown.</summary>
internal sealed record WindowUpdate(RegionSummary? Summary, long Revision);

/// <summary>All rows of children. A row that didn't change is the same object as before.</summary>
internal sealed record ChildrenUpdate(long Version, DateTimeOffset AsOf, ImmutableSortedDictionary<RegionCode, RegionSummary> Rows, long Revision);

/// <summary>Completed services by bucket as far as the window goes, and fourteen full days.</summary>
internal sealed record SeriesUpdate(BucketView Buckets, ImmutableArray<long?> Spark, DateOnly Day, long Revision);

/// <summary>What needs attention.</summary>
internal sealed record AttentionUpdate(RegionAttention Attention, long Revision);

/// <summary>A village's desk.</summary>
internal sealed record DeskUpdate(VillageDesk Desk, long Revision);
