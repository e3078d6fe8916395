using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>What stands behind figures. No report is not zero.</summary>
internal static class ReportState
{
    public const string None = "none", Heartbeat = "heartbeat", Nil = "nil", Events = "events";

    /// <summary>
    /// Report cells are kept by day and for villages of the programme only. So what came from others, and in months whose days are
    /// gone, is told by the figures themselves.
    /// </summary>
    public static string Of(FigureReading reading)
    {
        var ofDays = reading.Plan.Held.All(h => h.Span == CellSpan.Day)
            ? reading.Totals
            : CellTotals.Of(reading.Figures, new BucketRange(CellSpan.Day, reading.Window.Days.FirstNumber, reading.Window.Days.EndNumber));
        return reading.Totals.HasActivity() ? Events : Of(ofDays);
    }

    public static string OfDay(FigureStore figures, int day)
    {
        var totals = CellTotals.Of(figures, new BucketRange(CellSpan.Day, day, day + 1));
        return totals.HasActivity() ? Events : Of(totals);
    }

    /// <summary>Whether a count of the day means something: an event, or a person who states that there was nothing.</summary>
    public static bool IsKnown(string state) => state is Events or Nil;

    public static string Of(CellTotals totals) =>
        totals[Series.Report(ReportMetric.Events)] > 0 ? Events
        : totals[Series.Report(ReportMetric.Nil)] > 0 ? Nil
        : totals[Series.Report(ReportMetric.HeartbeatOnly)] > 0 ? Heartbeat
        : None;
}
