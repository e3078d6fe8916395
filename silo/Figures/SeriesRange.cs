using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Silo.Figures;

/// <summary>The days of a series: from ≤ day &lt; to.</summary>
internal readonly record struct SeriesRange(DateOnly From, DateOnly To)
{
    /// <summary>Points that one answer may have: three years of days.</summary>
    private const int MostDays = 1100;

    /// <summary>Reads days, or instants (their WIB day), and fills in what is left out; <see langword="null"/> when they make no range.</summary>
    public static SeriesRange? TryRead(string bucket, string? from, string? to, DateOnly today)
    {
        if (!TryReadDay(to, today.AddDays(1), up: true, out var end) || !TryReadDay(from, DefaultFrom(bucket, end), up: false, out var start))
        {
            return null;
        }

        var most = bucket switch { "hour" => Retention.HourDays, "day" => MostDays, _ => MostDays * 20 };
        return start < end && end.DayNumber - start.DayNumber <= most && IsHeld(bucket, start, today) ? new(start, end) : null;
    }

    /// <summary>Old days are in the daily projection; hours and months are held so long and then gone.</summary>
    private static bool IsHeld(string bucket, DateOnly start, DateOnly today) => bucket switch
    {
        "hour" => start.DayNumber > today.DayNumber - Retention.HourDays,
        "month" => Wib.MonthNumber(start) > Wib.MonthNumber(today) - Retention.Months,
        _ => true,
    };

    private static DateOnly DefaultFrom(string bucket, DateOnly end) => bucket switch
    {
        "hour" => end.AddDays(-1),
        "day" => end.AddDays(-30),
        _ => new DateOnly(end.AddDays(-1).Year, end.AddDays(-1).Month, 1).AddMonths(-11),
    };

    private static bool TryReadDay(string? text, DateOnly otherwise, bool up, out DateOnly day)
    {
        if (string.IsNullOrEmpty(text))
        {
            day = otherwise;
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return IsSensible(day.Year);
        }

        if (!Rfc3339.TryParse(text.Replace(' ', '+'), out var instant) || !IsSensible(instant.Year))
        {
            return false;
        }

        // An end within a day takes that day in. (In an address, an unescaped + arrives as a space.)
        day = Wib.DayOf(up ? instant.AddTicks(-1) : instant).AddDays(up ? 1 : 0);
        return true;
    }

    /// <summary>Far from where days end: they are added to and moved to WIB.</summary>
    private static bool IsSensible(int year) => year is > 1990 and < 2200;
}
