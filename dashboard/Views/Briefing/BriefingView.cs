using System.Collections.Immutable;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Briefing;

/// <summary>A week of a region on one sheet.</summary>
/// <param name="Place">Where.</param>
/// <param name="Week">Which week.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Figures">Headline figures.</param>
/// <param name="Days">Completed by day; <see langword="null"/> = no report.</param>
/// <param name="Families">By family of services.</param>
/// <param name="Children">Kabupaten and kota of the province; of a kabupaten nothing.</param>
/// <param name="Silent">Villages expected to report that did not in the whole week, or kabupaten.</param>
/// <param name="Dropped">Below their usual, beyond chance.</param>
/// <param name="Expected">Of so many that are expected to report.</param>
public sealed record BriefingView(
    RegionPlace Place,
    BriefingWeek Week,
    DateTimeOffset AsOf,
    ImmutableArray<BriefingFigure> Figures,
    ImmutableArray<decimal?> Days,
    ImmutableArray<BriefingRow> Families,
    ImmutableArray<BriefingRow> Children,
    ImmutableArray<RegionLink> Silent,
    ImmutableArray<BriefingRow> Dropped,
    long Expected);

/// <summary>A headline figure of the week.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Value">As written.</param>
/// <param name="Usual">What is usual, as written; <see langword="null"/> where that is not known.</param>
/// <param name="Standing">Against it, beyond chance.</param>
public sealed record BriefingFigure(string Key, string Value, string? Usual, Standing Standing);

/// <summary>A row: what was completed, and what is usual.</summary>
public sealed record BriefingRow(string Name, RegionCode? Region, decimal? Completed, decimal? Usual, Standing Standing);
