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
        var isStated = figures.Any(f => f.Figure == FigureCode);
        long? Now(FigureMetric metric) => isStated && reading.Catalogue.Figure(FigureCode) is { } figure ? reading.States[Series.Figure(figure.Ordinal, metric)] : null;
        return new(Now(FigureMetric.Newest), Now(FigureMetric.Value), official(reading.Region.Code));
    }
}
