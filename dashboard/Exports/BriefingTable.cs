using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Views.Briefing;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Exports;

/// <summary>All that a week's sheet shows, part by part.</summary>
internal sealed class BriefingTable(ExportFrame frame)
{
    public ExportTable Of(BriefingView view, RegionSummary now)
    {
        var about = now with { Window = new("week", Wib.StartOf(view.Week.Monday), Wib.StartOf(view.Week.End)), AsOf = view.AsOf };
        return frame.Of("laporan", about, ["Part", "Name", "Value", "Usual", "Standing"],
        [
            .. view.Figures.Select(figure => (about, new ExportCell[] { "figure", figure.Key, figure.Value, figure.Usual, figure.Standing.ToString() })),
            .. view.Days.Select((completed, i) => (about, new ExportCell[] { "day", view.Week.Monday.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), completed, default, default })),
            .. view.Families.Select(row => (about, Cells("family", row))),
            .. view.Children.Select(row => (about with { Code = row.Region ?? about.Code, Name = row.Name }, Cells("region", row))),
        ]);
    }

    private static ExportCell[] Cells(string part, BriefingRow row) => [part, row.Name, row.Completed, row.Usual, row.Standing.ToString()];
}
