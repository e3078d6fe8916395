using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>A region's figures at a version, to be read at an instant.</summary>
/// <param name="Stored">
/// Day cells of the region from the daily projection, where <see cref="SummaryBuilder.NeededDays(RegionCode, string, DateTimeOffset)"/>
/// names days; default = not read.
/// </param>
public sealed record SummaryInput(
    Region Region,
    long Version,
    FigureStore Figures,
    DateTimeOffset Now,
    ImmutableArray<Cell> Stored = default);
