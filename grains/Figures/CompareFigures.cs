using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>The same figures in the comparison window.</summary>
internal static class CompareFigures
{
    public static CompareSummary? Of(FigureReading reading) => reading.Window switch
    {
        { Comparison: null } => null,
        { Kind: WindowKind.Today } => AWeekBefore(reading),
        { Comparison: { } days } => OfDays(reading, days),
    };

    private static CompareSummary AWeekBefore(FigureReading reading)
    {
        var at = reading.Input.Now.ToWib().AddDays(-7);
        var (day, clock) = (Wib.DayNumber(at), at.TimeOfDay);
        double UpToNow(ServiceMetric metric) => DayHours.OfService(reading.Figures, reading.Services, day, metric).UpTo(clock);
        var timed = UpToNow(ServiceMetric.Timed);
        return new(
            at,
            ReportState.IsKnown(ReportState.OfDay(reading.Figures, day)) ? Whole(UpToNow(ServiceMetric.Completed)) : null,
            timed > 0 ? Math.Round(UpToNow(ServiceMetric.OnTime) / timed, 4) : null,
            Whole(DayHours.OfFirstEvents(reading.Figures, day).UpTo(clock)),
            Whole(timed));
    }

    /// <summary>Nothing where the daily projection would be needed and was not read: too little is worse than none.</summary>
    private static CompareSummary? OfDays(FigureReading reading, DayRange days)
    {
        var plan = WindowPlan.For(days, reading.Window.Today);
        if (!plan.Stored.IsEmpty && reading.Input.Stored.IsDefault)
        {
            return null;
        }

        var totals = CellTotals.Of(reading.Figures, plan, reading.Stored);
        long Sum(ServiceMetric metric) => reading.Services.Requests.Sum(s => totals[Series.Service(s.Ordinal, metric)]);
        var timed = Sum(ServiceMetric.Timed);
        if (!ReportState.IsKnown(ReportState.Of(totals)) || !Coverage.IsWhole(reading, days))
        {
            return new(Wib.StartOf(days.To), null, null, null) { Since = Coverage.Since(reading, days) is { } first ? Wib.StartOf(first) : null };
        }

        var (participation, reach, satisfaction) = (ParticipationFigures.Of(totals), ReachFigures.Of(reading.Figures, plan), SatisfactionFigures.Of(reading, totals));
        return new(Wib.StartOf(days.To), Sum(ServiceMetric.Completed), Exact.Share(Sum(ServiceMetric.OnTime), timed), null, timed)
        {
            Activities = participation.Activities,
            Participants = participation.Participants,
            Reach = reach.Estimate,
            ReachError = reach.RelativeError,
            Respondents = satisfaction.Respondents,
            Index = satisfaction.Index,
            FullDays = FullDaysFigures.Of(reading, days),
        };
    }

    private static long Whole(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);
}
