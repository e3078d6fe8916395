using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// As many full days of a window and of the one before. Today is left out: of the days before hours are kept only for some counts and for
/// four weeks, so a day that isn't over could be set against the same part of another in a few figures only.
/// </summary>
internal static class FullDaysFigures
{
    /// <summary>The days of both; <see langword="null"/> while no day of the window is over.</summary>
    public static (DayRange Window, DayRange Before)? Days(FigureWindow window, DayRange before)
    {
        var count = Math.Min(window.FullDays.Count, before.Count);
        return count == 0 ? null : (First(window.FullDays, count), First(before, count));
    }

    public static FullDaysSummary? Of(FigureReading reading, DayRange before) =>
        Days(reading.Window, before) is { } days && Count(reading, days.Window) is { } now && Count(reading, days.Before) is { } then ? new(now, then) : null;

    /// <summary>Nothing where the daily projection would be needed and was not read.</summary>
    private static DayCounts? Count(FigureReading reading, DayRange days)
    {
        var plan = WindowPlan.For(days, reading.Window.Today);
        if (!plan.Stored.IsEmpty && reading.Input.Stored.IsDefault)
        {
            return null;
        }

        var totals = CellTotals.Of(reading.Figures, plan, reading.Stored);
        var (participation, reach) = (ParticipationFigures.Of(totals), ReachFigures.Of(reading.Figures, plan));
        return new(
            Wib.StartOf(days.From), Wib.StartOf(days.To),
            reading.Services.Requests.Sum(s => totals[Series.Service(s.Ordinal, ServiceMetric.Completed)]),
            participation.Activities, participation.Participants,
            reach.UpperBound ? null : reach.Estimate, reach.UpperBound ? null : reach.RelativeError);
    }

    private static DayRange First(DayRange days, int count) => days with { To = days.From.AddDays(count) };
}
