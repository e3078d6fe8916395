using SmartVillage.Aggregates;

namespace SmartVillage.Silo.Demo;

/// <summary>The office hours of the simulation: weekdays 08.00-15.00 WIB, no holidays. Pure.</summary>
internal sealed class DemoOffice(IReadOnlySet<DateOnly> holidays)
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(8), Closes = TimeSpan.FromHours(15);

    public bool IsHoliday(DateOnly day) => holidays.Contains(day);

    public bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    public bool IsOpen(DateTimeOffset at) => at.ToWib() is var wib && IsWorkday(Wib.DayOf(at)) && wib.TimeOfDay >= Opens && wib.TimeOfDay < Closes;

    /// <summary>The instant at which so much time has passed while the office was open.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan work)
    {
        var at = start.ToWib();
        for (var left = work; ;)
        {
            var day = Wib.StartOf(Wib.DayOf(at));
            if (IsWorkday(Wib.DayOf(at)) && at < day + Closes)
            {
                at = at < day + Opens ? day + Opens : at;
                if (left <= day + Closes - at)
                {
                    return at + left;
                }

                left -= day + Closes - at;
            }

            at = day.AddDays(1);
        }
    }

    /// <summary>So many working days later, at a time when the office is open.</summary>
    public DateTimeOffset AddDays(DateTimeOffset start, double days) => Add(start, (Closes - Opens) * days);
}
