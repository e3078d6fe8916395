using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Who reported today, and villages by stage.</summary>
internal static class ReportingFigures
{
    public static ReportingSummary Of(FigureReading reading)
    {
        var programme = Programme(reading.States);
        var expected = programme.Connected + programme.Active + programme.Silent;
        var (events, nil, heartbeat) = (reading.Today(ReportMetric.Events), reading.Today(ReportMetric.Nil), reading.Today(ReportMetric.HeartbeatOnly));
        return new(
            expected, events, nil, heartbeat, expected - events - nil - heartbeat,
            Newest(reading.Figures, ReportMetric.LastEvent), Newest(reading.Figures, ReportMetric.LastHeartbeat),
            reading.Today(ReportMetric.Rejected), reading.Today(ReportMetric.Duplicates));
    }

    public static ProgrammeSummary Programme(CellTotals states)
    {
        long Villages(ProgrammeMetric stage) => states[Series.Programme(stage)];
        return new(
            Villages(ProgrammeMetric.Planned), Villages(ProgrammeMetric.Registered), Villages(ProgrammeMetric.Connected),
            Villages(ProgrammeMetric.Active), Villages(ProgrammeMetric.Silent), Villages(ProgrammeMetric.Prototype));
    }

    private static DateTimeOffset? Newest(FigureStore figures, ReportMetric metric) =>
        figures.Maximum(CellKey.Now(Series.Report(metric))) is > 0 and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToWib()
            : null;
}
