using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>What stands behind figures. No report is not zero.</summary>
internal static class ReportState
{
    public const string None = "none", Heartbeat = "heartbeat", Nil = "nil", Events = "events";

    /// <summary>By counts, which every village has; the marks of a village's day are for villages of the programme only.</summary>
    public static string Of(CellTotals totals) =>
        totals[Series.Report(ReportMetric.EventCount)] > 0 || totals.HasActivity() ? Events
        : totals[Series.Report(ReportMetric.NilCount)] > 0 ? Nil
        : totals[Series.Report(ReportMetric.HeartbeatCount)] > 0 ? Heartbeat
        : None;

    /// <summary>The same of one day, without adding anything up: kinds that events bring sort before the reports.</summary>
    public static string OfDay(FigureStore figures, int day)
    {
        foreach (var (_, cells) in figures.Buckets(CellSpan.Day, day, day + 1))
        {
            return new Series(cells.Series[0]).Kind <= SeriesKind.Survey || cells[Series.Report(ReportMetric.EventCount)] > 0 ? Events
                : cells[Series.Report(ReportMetric.NilCount)] > 0 ? Nil
                : cells[Series.Report(ReportMetric.HeartbeatCount)] > 0 ? Heartbeat
                : None;
        }

        return None;
    }

    /// <summary>Whether a count means something: an event, or a person who states that there was nothing.</summary>
    public static bool IsKnown(string state) => state is Events or Nil;
}
