using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.History;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Exports;

/// <summary>The tables of the history: what an hour showed, and a series. Each row says of when it is.</summary>
internal sealed class HistoryTables(ExportFrame frame)
{
    public ExportTable Shown(RegionSummary shown) => frame.Of("riwayat", shown, ["Indicator", "Name", "Value", "Unit", "N"],
    [
        Row(shown, "services.completed", Known(shown, shown.Services.Completed)),
        Row(shown, "services.submitted", Known(shown, shown.Services.Submitted)),
        Row(shown, "services.onTime", shown.Services.OnTime, shown.Services.Timed),
        Row(shown, "services.timed", Known(shown, shown.Services.Timed)),
        Row(shown, "services.open", shown.Services.Open),
        Row(shown, "services.late", shown.Services.Late),
        Row(shown, "complaints.submitted", Known(shown, shown.Complaints.Submitted)),
        Row(shown, "complaints.open", shown.Complaints.Open),
        Row(shown, "complaints.late", shown.Complaints.Late),
        Row(shown, "participation.participants", Known(shown, shown.Participation.Participants), shown.Participation.Activities),
        Row(shown, "reach.estimate", Known(shown, shown.Reach.Estimate)),
        Row(shown, "reporting.expected", shown.Reporting.Expected),
        Row(shown, "reporting.reportedToday", shown.Reporting.ReportedToday, shown.Reporting.Expected),
        Row(shown, "reporting.noReport", shown.Reporting.NoReport, shown.Reporting.Expected),
    ]);

    /// <summary>One row a bucket and family. A bucket without a report has an empty field, which is not 0.</summary>
    public ExportTable Series(RegionSummary now, HistorySeries series)
    {
        var range = series.Range;
        var about = now with { Window = new(range.Bucket, Wib.StartOf(range.From), Wib.StartOf(range.Until.AddDays(1))) };
        return frame.Of("riwayat-deret", about, ["Indicator", "Bucket", "Start", "Family", "Value"],
            series.Columns.SelectMany(column => column.Values.Select((value, i) => (about, new ExportCell[] { range.Figure, range.Bucket, series.Starts[i], column.Family, value }))));
    }

    private static (RegionSummary, ExportCell[]) Row(RegionSummary shown, string indicator, ExportCell value, ExportCell n = default) =>
        (shown, [indicator, IndicatorCatalogue.Find(indicator)?.Name.Shown(), value, IndicatorCatalogue.Find(indicator)?.Unit.Shown(), n]);

    private static long? Known(RegionSummary shown, long count) => RegionView.IsKnown(shown) ? count : null;
}
