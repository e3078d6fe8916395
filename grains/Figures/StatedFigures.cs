using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Stated figures: sums over what villages hold for one period, never over time.</summary>
internal static class StatedFigures
{
    /// <summary>Of each figure the newest period held, and the other periods of this year and the two before. Newest first.</summary>
    public static ImmutableArray<FigureSummary> Of(FigureReading reading)
    {
        Dictionary<int, List<int>>? periods = null;
        foreach (var (key, value) in reading.Figures.Cells(CellSpan.Stated))
        {
            // A value may be zero and so have no cell; who stated it is never zero.
            if (key.Series is { Kind: SeriesKind.Figure, Metric: (int)FigureMetric.Villages } && value > 0)
            {
                periods ??= [];
                (periods.TryGetValue(key.Series.Subject, out var held) ? held : periods[key.Series.Subject] = []).Add(key.Bucket);
            }
        }

        return periods is null ? [] : [.. reading.Catalogue.Snapshot.Figures.SelectMany(figure => Rows(reading, figure, periods))];
    }

    private static IEnumerable<FigureSummary> Rows(FigureReading reading, StatedFigure figure, Dictionary<int, List<int>> periods) =>
        periods.TryGetValue(figure.Ordinal, out var held)
            ? held.OrderDescending().Where((period, i) => i == 0 || period >> 8 >= reading.Window.Today.Year - 2).Select(period => Row(reading.Figures, figure, period))
            : [];

    private static FigureSummary Row(FigureStore figures, StatedFigure figure, int period)
    {
        CellKey Key(FigureMetric metric) => new(CellSpan.Stated, period, Series.Figure(figure.Ordinal, metric));
        var asOf = figures.Maximum(Key(FigureMetric.AsOf));
        return new(
            figure.Code, StatedPeriod.ToText(period), Exact.Unscale(figures[Key(FigureMetric.Value)], figure.Decimals),
            figures[Key(FigureMetric.Villages)], asOf > 0 ? Wib.DayFromNumber((int)asOf) : null);
    }
}
