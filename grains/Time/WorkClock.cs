using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Time;

/// <summary>The three clocks of standards (calendar, service hours, working days) and the deadlines that follow from them. Pure.</summary>
public sealed class WorkClock(CatalogueIndex catalogue)
{
    /// <summary>An activity keeps a village active for this long, days of the holiday list not counted.</summary>
    public static readonly TimeSpan ActiveFor = TimeSpan.FromDays(7);

    public bool IsWorkday(RegionCode region, DateOnly day) =>
        !catalogue.IsHoliday(day) && catalogue.HoursOn(region, day).Days.Contains(day.DayOfWeek);

    /// <summary>The last instant at which an end is still within the standard.</summary>
    public DateTimeOffset LastInTime(StandardTime standard, RegionCode region, DateTimeOffset start) => standard.Clock switch
    {
        StandardClock.Workday => EndOfWorkday(region, start, Workdays(standard)),
        StandardClock.Service => LastWithinServiceTime(region, start, ServiceTime(standard, region, Wib.DayOf(start))),
        _ => start + CalendarTime(standard),
    };

    /// <summary>How long a request took, on its standard's clock; service hours for working days, the calendar without a standard.</summary>
    public TimeSpan Elapsed(StandardTime? standard, RegionCode region, DateTimeOffset from, DateTimeOffset to) =>
        standard is null or { Clock: StandardClock.Calendar } ? to - from : ServiceTimeBetween(region, from, to);

    /// <summary>The standard as a duration on its own clock.</summary>
    public TimeSpan Length(StandardTime standard, RegionCode region, DateOnly day) => standard.Clock switch
    {
        StandardClock.Calendar => CalendarTime(standard),
        StandardClock.Service => ServiceTime(standard, region, day),
        _ => Workdays(standard) * OpenTime(region, day),
    };

    /// <summary>The end of the n-th working day after the day of <paramref name="start"/>: that day itself isn't counted.</summary>
    public DateTimeOffset EndOfWorkday(RegionCode region, DateTimeOffset start, int n)
    {
        var day = Wib.DayOf(start);
        while (n > 0)
        {
            day = day.AddDays(1);
            n -= IsWorkday(region, day) ? 1 : 0;
        }

        return Wib.StartOf(day.AddDays(1));
    }

    /// <summary>How many working days come after a day, up to another.</summary>
    public int WorkdaysAfter(RegionCode region, DateOnly day, DateOnly upTo)
    {
        var count = 0;
        for (day = day.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            count += IsWorkday(region, day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>From when at most one working day is left until a deadline at the end of a working day.</summary>
    public DateTimeOffset OneWorkdayBefore(RegionCode region, DateTimeOffset deadline)
    {
        var day = Wib.DayOf(deadline).AddDays(-1);
        while (!IsWorkday(region, day))
        {
            day = day.AddDays(-1);
        }

        return Wib.StartOf(day);
    }

    /// <summary>Until when an activity keeps a village active: 7 × 24 hours that don't fall on days of the holiday list.</summary>
    public DateTimeOffset ActiveUntil(DateTimeOffset activity)
    {
        var (at, left) = (activity, ActiveFor);
        while (true)
        {
            var day = Wib.DayOf(at);
            var midnight = Wib.StartOf(day.AddDays(1));
            if (!catalogue.IsHoliday(day))
            {
                if (at + left <= midnight)
                {
                    return at + left;
                }

                left -= midnight - at;
            }

            at = midnight;
        }
    }

    private DateTimeOffset LastWithinServiceTime(RegionCode region, DateTimeOffset start, TimeSpan left)
    {
        for (var day = Wib.DayOf(start); ; day = day.AddDays(1))
        {
            if (!IsWorkday(region, day))
            {
                continue;
            }

            var (opens, closes) = OpenOn(region, day);
            var from = start > opens ? start : opens;
            if (from >= closes)
            {
                continue;
            }

            if (left <= TimeSpan.Zero)
            {
                return from;
            }

            if (from + left < closes)
            {
                return from + left;
            }

            // Used up exactly at closing time: in time until the office opens again.
            left -= closes - from;
        }
    }

    /// <summary>Service hours between two instants.</summary>
    public TimeSpan ServiceTimeBetween(RegionCode region, DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var day = Wib.DayOf(from); day <= Wib.DayOf(to); day = day.AddDays(1))
        {
            if (IsWorkday(region, day))
            {
                var (opens, closes) = OpenOn(region, day);
                var overlap = (to < closes ? to : closes) - (from > opens ? from : opens);
                sum += overlap > TimeSpan.Zero ? overlap : TimeSpan.Zero;
            }
        }

        return sum;
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes) OpenOn(RegionCode region, DateOnly day)
    {
        var hours = catalogue.HoursOn(region, day);
        var midnight = Wib.StartOf(day);
        return (midnight + hours.Opens.ToTimeSpan(), midnight + hours.Closes.ToTimeSpan());
    }

    private TimeSpan OpenTime(RegionCode region, DateOnly day)
    {
        var hours = catalogue.HoursOn(region, day);
        return hours.Closes - hours.Opens;
    }

    private TimeSpan ServiceTime(StandardTime standard, RegionCode region, DateOnly day) =>
        standard.Unit == StandardUnit.Day ? standard.Value * OpenTime(region, day) : CalendarTime(standard);

    private static TimeSpan CalendarTime(StandardTime standard) => standard.Unit switch
    {
        StandardUnit.Minute => TimeSpan.FromMinutes(standard.Value),
        StandardUnit.Hour => TimeSpan.FromHours(standard.Value),
        _ => TimeSpan.FromDays(standard.Value),
    };

    private static int Workdays(StandardTime standard) =>
        standard.Unit == StandardUnit.Day ? standard.Value : throw new InvalidOperationException("A standard in working days counts days.");
}
