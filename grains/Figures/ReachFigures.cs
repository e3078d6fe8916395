using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Distinct residents of a window: the union of its sketches, never a sum.</summary>
internal static class ReachFigures
{
    public static ReachSummary Of(FigureReading reading) => Of(reading.Figures, reading.Plan);

    public static ReachSummary Of(FigureStore figures, WindowPlan plan)
    {
        var sketches = new List<ReachSketch>();
        foreach (var range in plan.Held)
        {
            Collect(sketches, figures, range);
        }

        // Days that only the daily projection knows have no sketch of their own: their whole months bound them from above.
        foreach (var days in plan.Stored)
        {
            Collect(sketches, figures, new(CellSpan.Month, Wib.MonthNumber(days.From), Wib.MonthNumber(days.To.AddDays(-1)) + 1));
        }

        return Of(ReachSketch.Union(sketches), isUpperBound: !plan.Stored.IsEmpty);
    }

    /// <summary>Distinct residents of one day.</summary>
    public static double OfDay(FigureStore figures, int day) => figures.Reach(CellSpan.Day, day) is { IsEmpty: false } sketch ? sketch.Estimate() : 0;

    private static ReachSummary Of(ReachSketch sketch, bool isUpperBound)
    {
        var estimate = sketch.Estimate();
        var error = sketch.RelativeError();

        // Less than half a person either way: the whole number shown is the count.
        return new((long)Math.Round(estimate), error * estimate < 0.5 ? 0 : Math.Round(error, 4), isUpperBound);
    }

    private static void Collect(List<ReachSketch> sketches, FigureStore figures, BucketRange range)
    {
        for (var bucket = range.From; bucket < range.To; bucket++)
        {
            if (figures.Reach(range.Span, bucket) is { IsEmpty: false } sketch)
            {
                sketches.Add(sketch);
            }
        }
    }
}
