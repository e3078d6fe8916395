using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>What is usual: the median of the last four same weekdays. A day without report is no zero and is left out.</summary>
internal static class UsualFigures
{
    public const int Weeks = 4;

    public static UsualSummary? Of(FigureReading reading)
    {
        var (today, clock) = (Wib.DayNumber(reading.Window.Today), reading.Input.Now.ToWib().TimeOfDay);
        var days = Enumerable.Range(1, Weeks).Select(week => today - (7 * week))
            .Where(day => ReportState.IsKnown(ReportState.OfDay(reading.Figures, day)))
            .Select(day => DayHours.OfService(reading.Figures, reading.Services, day, ServiceMetric.Completed))
            .ToArray();
        return days.Length == 0
            ? null
            : new([.. Enumerable.Range(0, 24).Select(hour => Median(days, day => day[hour]))], Math.Round(Median(days, day => day.UpTo(clock)), 1));
    }

    /// <summary>The middle one, or the mean of the middle two.</summary>
    private static double Median(DayHours[] days, Func<DayHours, double> valueOf)
    {
        Span<double> values = stackalloc double[Weeks];
        values = values[..days.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valueOf(days[i]);
        }

        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
