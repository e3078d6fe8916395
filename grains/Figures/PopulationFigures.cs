using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>People: what villages stated, of those the ones expected to report, and the official number.</summary>
internal static class PopulationFigures
{
    public const string FigureCode = "penduduk";

    public static PopulationSummary Of(FigureReading reading, ImmutableArray<FigureSummary> figures, Func<RegionCode, long?> official)
    {
        var newest = StatedFigures.Newest(figures, FigureCode);
        return new(
            newest is null ? null : (long)newest.Value,
            newest is null || reading.Catalogue.Figure(FigureCode) is not { } figure ? null : reading.States[Series.Figure(figure.Ordinal, FigureMetric.Value)],
            official(reading.Region.Code));
    }
}
