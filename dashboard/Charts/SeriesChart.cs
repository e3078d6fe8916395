using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.History;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Charts;

/// <summary>A series of the history by day or month. Pure: series in, model out.</summary>
internal static class SeriesChart
{
    public static ChartModel Build(HistorySeries series, CatalogueIndex catalogue) => new(
        "columns", [.. series.Starts.Select(start => Label(start, series.Range.Bucket))],
        [.. series.Columns.Select(column => new ChartSeries(NameOf(column, series.Range, catalogue), ColorOf(column, series.Range, catalogue), [.. column.Values.Select(value => Drawn(value, series.Range))]))],
        Line: null, Note: null);

    /// <summary>A share is drawn in percent.</summary>
    public static double? Drawn(decimal? value, HistoryRange range) => value is { } known ? (double)(range.IsShare ? known * 100 : known) : null;

    private static string Label(DateTimeOffset start, string bucket) => bucket == "month" ? Figures.Month(start) : Figures.ShortDay(start);

    private static string NameOf(HistoryColumn column, HistoryRange range, CatalogueIndex catalogue) =>
        column.Family is { } code ? BucketChart.Families(catalogue).First(family => family.Code == code).Name.Shown() : IndicatorCatalogue.Find(range.Figure)?.Name.Shown() ?? range.Figure;

    private static string ColorOf(HistoryColumn column, HistoryRange range, CatalogueIndex catalogue) =>
        column.Family is { } code ? BucketChart.ColorOf(BucketChart.Families(catalogue).First(family => family.Code == code))
        : range.Figure.StartsWith("complaints.", StringComparison.Ordinal) ? "--fam-pengaduan" : "--accent";
}
