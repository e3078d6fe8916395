using System.Globalization;
using SmartVillage.Aggregates;

namespace SmartVillage.Dashboard.Views.History;

/// <summary>A full hour of a day: 0 is its beginning, 24 the day as a whole.</summary>
internal readonly record struct HistoryHour(DateOnly Day, int Hour)
{
    public DateTimeOffset At => Wib.StartOf(Day).AddHours(Hour);

    /// <summary>As the address asks for it; this hour where it does not.</summary>
    public static HistoryHour Of(string? day, int? hour, DateTimeOffset now) => new(
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2019 and < 2200 ? asked : Wib.DayOf(now),
        Math.Clamp(hour ?? now.ToWib().Hour, 0, 24));
}
