using System.Globalization;

namespace SmartVillage.Dashboard.Views.Briefing;

/// <summary>A week, Monday to Sunday, that is over: its figures stand still but for what arrives late.</summary>
/// <param name="Monday">Its first day.</param>
public sealed record BriefingWeek(DateOnly Monday)
{
    /// <summary>Weeks that what is usual is taken from.</summary>
    public const int Before = 4;

    /// <summary>So many weeks back a briefing can be asked for: days are held that long.</summary>
    public const int Reach = 4;

    public DateOnly End => Monday.AddDays(7);

    /// <summary>The first day that is read.</summary>
    public DateOnly From => Monday.AddDays(-7 * Before);

    public string Key => Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The week that an address asks for, or the last one that is over; <see langword="null"/> where there is none such.</summary>
    public static BriefingWeek? Of(string? asked, DateOnly today)
    {
        var last = Last(today);
        return string.IsNullOrEmpty(asked) ? last
            : DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.DayOfWeek == DayOfWeek.Monday
                && day <= last.Monday && day >= last.Monday.AddDays(-7 * (Reach - 1)) ? new(day)
            : null;
    }

    public static BriefingWeek Last(DateOnly today) => new(today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - 7));
}
