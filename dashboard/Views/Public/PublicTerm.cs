using System.Globalization;
using SmartVillage.Aggregates;

namespace SmartVillage.Dashboard.Views.Public;

/// <summary>The last semester that is over, and the thirty full days before today: windows that don't move during a day.</summary>
public sealed record PublicTerm(string Semester, int Year, int Half)
{
    /// <summary>Thirty full days, the last of them yesterday.</summary>
    public const string Days = "30d-full";

    public static PublicTerm Before(DateOnly today)
    {
        var (year, half) = today.Month > 6 ? (today.Year, 1) : (today.Year - 1, 2);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year}-S{half}"), year, half);
    }

    public static PublicTerm Before(DateTimeOffset now) => Before(Wib.DayOf(now));
}
