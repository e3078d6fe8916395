using System.Collections.Immutable;
using SmartVillage.Attention;
using SmartVillage.Catalogue;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>All that a region's page shows at one moment.</summary>
/// <param name="Place">Where.</param>
/// <param name="Window">The window chosen.</param>
/// <param name="Today">Today, whatever the window: reporting and states now.</param>
/// <param name="Shown">The chosen window.</param>
/// <param name="Month">The last 30 days: satisfaction needs more than a day.</param>
/// <param name="Children">Rows in the chosen window; <see langword="null"/> for a village.</param>
/// <param name="ChildrenMonth">Rows in the last 30 days.</param>
/// <param name="Buckets">Completed services by bucket.</param>
/// <param name="Spark">Completed services of fourteen full days.</param>
/// <param name="Catalogue">Names, units, targets.</param>
/// <param name="ConfirmedAt">When the figures were last confirmed.</param>
/// <param name="Age">How long ago that was when this was rendered.</param>
public sealed record RegionView(
    RegionPlace Place,
    string Window,
    RegionSummary Today,
    RegionSummary Shown,
    RegionSummary Month,
    ImmutableSortedDictionary<RegionCode, RegionSummary>? Children,
    ImmutableSortedDictionary<RegionCode, RegionSummary>? ChildrenMonth,
    BucketView? Buckets,
    ImmutableArray<long?> Spark,
    CatalogueIndex Catalogue,
    DateTimeOffset ConfirmedAt,
    TimeSpan Age)
{
    public RegionCode Code => Place.Region.Code;

    /// <summary>What needs attention; <see langword="null"/> while it is not there.</summary>
    public RegionAttention? Attention { get; init; }

    /// <summary>Of a village what its office sees beside its figures.</summary>
    public VillageDesk? Desk { get; init; }

    /// <summary>Of a village the last 30 days of its kabupaten, to stand beside its own.</summary>
    public RegionSummary? ParentMonth { get; init; }

    /// <summary>Whether a count means something: an event, or a person who stated that there was nothing. No report is not zero.</summary>
    public static bool IsKnown(RegionSummary summary) => summary.Report is "events" or "nil";

    public bool IsToday => Window == WindowNames.Today;
}

/// <summary>Completed services by bucket and family.</summary>
/// <param name="Bucket"><c>hour</c>, <c>day</c> or <c>month</c>.</param>
/// <param name="Starts">Start of each bucket.</param>
/// <param name="ByFamily">By family code; <see langword="null"/> = no report.</param>
public sealed record BucketView(string Bucket, ImmutableArray<DateTimeOffset> Starts, ImmutableSortedDictionary<string, ImmutableArray<long?>> ByFamily);
