using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>What is usual: the median of the last four same weekdays. A day without report is no zero and is left out.</summary>
internal static class UsualFigures
{
    public const int Weeks = 4;

    private static readonly ImmutableArray<Series> Participants =
    [
        .. from activity in Enum.GetValues<ActivityKind>()
           from field in Enum.GetValues<ActivityField>().Cast<ActivityField?>().Prepend(null)
           select Series.Participation(activity, field, ParticipationMetric.Participants),
    ];

    public static UsualSummary? Of(FigureReading reading)
    {
        var clock = reading.Input.Now.ToWib().TimeOfDay;
        var days = KnownDays(reading.Figures, Wib.DayNumber(reading.Window.Today));
        if (days.IsEmpty)
        {
            return null;
        }

        ImmutableArray<DayHours> Hours(ServiceMetric metric) => [.. days.Select(day => DayHours.OfService(reading.Figures, reading.Services, day, metric))];
        var (completed, timed) = (Hours(ServiceMetric.Completed), Hours(ServiceMetric.Timed).Sum(day => day.UpTo(clock)));
        return new(
            [.. Enumerable.Range(0, 24).Select(hour => Median(completed.Select(day => (double)day[hour])))],
            Math.Round(Median(completed.Select(day => day.UpTo(clock))), 1),
            days.Length,
            Math.Round(Median(Hours(ServiceMetric.Submitted).Select(day => day.UpTo(clock))), 1),
            timed > 0 ? Math.Round(Hours(ServiceMetric.OnTime).Sum(day => day.UpTo(clock)) / timed, 4) : null,
            (long)Math.Round(timed, MidpointRounding.AwayFromZero),
            Median(days.Select(day => (double)Attending(reading.Figures, day))),
            Math.Round(Median(days.Select(day => ReachFigures.OfDay(reading.Figures, day)))),
            Families(reading, days, clock));
    }

    private static ImmutableSortedDictionary<string, double> Families(FigureReading reading, ImmutableArray<int> days, TimeSpan clock)
    {
        var counts = new FamilyCounts(reading.Catalogue);
        var byDay = days.Select(day => counts.Of(reading.Figures, day, clock)).ToArray();
        return byDay.SelectMany(day => day.Keys).Where(family => family.Length > 0).Distinct()
            .ToImmutableSortedDictionary(family => family, family => Math.Round(Median(byDay.Select(day => day.GetValueOrDefault(family))), 1));
    }

    /// <summary>The last four same weekdays that have a report, the newest first.</summary>
    public static ImmutableArray<int> KnownDays(FigureStore figures, int today) =>
        [.. Enumerable.Range(1, Weeks).Select(week => today - (7 * week)).Where(day => ReportState.IsKnown(ReportState.OfDay(figures, day)))];

    /// <summary>The middle one, or the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> of)
    {
        var values = of.ToArray();
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static long Attending(FigureStore figures, int day)
    {
        var sum = 0L;
        foreach (var (_, cells) in figures.Buckets(CellSpan.Day, day, day + 1))
        {
            foreach (var series in Participants)
            {
                sum += cells[series];
            }
        }

        return sum;
    }
}
