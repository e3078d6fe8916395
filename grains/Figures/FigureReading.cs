using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>One reading of a region's figures for a window: what every part of the summary looks at.</summary>
internal sealed class FigureReading
{
    public FigureReading(SummaryInput input, FigureWindow window, CatalogueIndex catalogue, ShownServices services)
    {
        (Input, Window, Catalogue, Services) = (input, window, catalogue, services);
        Plan = WindowPlan.For(window.Days, window.Today);
        if (!Plan.Stored.IsEmpty && input.Stored.IsDefault)
        {
            throw new InvalidOperationException($"Window {window.Name} reaches days that are only in the daily projection: read NeededDays first.");
        }

        Totals = CellTotals.Of(input.Figures, Plan, Stored);
        States = CellTotals.Of(input.Figures, new BucketRange(CellSpan.Now, 0, 1));
    }

    public SummaryInput Input { get; }

    public FigureStore Figures => Input.Figures;

    public Region Region => Input.Region;

    public FigureWindow Window { get; }

    public WindowPlan Plan { get; }

    public CatalogueIndex Catalogue { get; }

    public ShownServices Services { get; }

    /// <summary>Sums of the window.</summary>
    public CellTotals Totals { get; }

    /// <summary>States now.</summary>
    public CellTotals States { get; }

    public ImmutableArray<Cell> Stored => Input.Stored.IsDefault ? [] : Input.Stored;

    public long Today(ReportMetric metric) => Figures[new(CellSpan.Day, Wib.DayNumber(Window.Today), Series.Report(metric))];
}
