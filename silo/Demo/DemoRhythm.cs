using SmartVillage.Aggregates;

namespace SmartVillage.Silo.Demo;

/// <summary>When things happen: a morning peak, a noon dip, quiet weekends. History and play both draw from it, so that the one is what the other is used to. Pure.</summary>
internal static class DemoRhythm
{
    /// <summary>The play is never still longer: in the province, and at the prototypes. Where no request moves, one under way tells that it goes on.</summary>
    public const int ProvinceSeconds = 1, PrototypeSeconds = 4;

    /// <summary>How many of those served answer a survey.</summary>
    public const double SurveyShare = 0.1;

    /// <summary>
    /// Services on a usual day: in each prototype; in all other villages together; and at most in one of them. Five weeks of it are sent in
    /// about a minute, and today's total moves every few seconds.
    /// </summary>
    private const double PerPrototype = 600, PerDay = 5000, MostPerVillage = 200;

    /// <summary>No hour is quieter, beside 2.9 at nine.</summary>
    private const double Least = 1.2;

    private static readonly double[] Hours =
        [0.9, 0.8, 0.7, 0.7, 0.9, 1.2, 1.4, 1.8, 2.4, 2.9, 2.7, 2.2, 1.6, 2.0, 1.8, 1.5, 1.4, 1.3, 1.3, 1.3, 1.2, 1.2, 1.1, 1.0];

    private static readonly double[] Days = [0.55, 1.1, 1.0, 1.0, 0.95, 0.85, 0.65];

    private static readonly double UsualDay = Profile(new(2026, 1, 7), false).Sum();

    /// <summary>Services that begin in a village in each hour of a day on which it reports, on average.</summary>
    /// <param name="village">The village.</param>
    /// <param name="villages">How many take part.</param>
    /// <param name="day">The WIB day.</param>
    /// <param name="holiday">Whether it is one.</param>
    public static double[] Services(DemoVillage village, int villages, DateOnly day, bool holiday) =>
        [.. Profile(day, holiday).Select(hour => OnUsualDay(village, villages) * hour / UsualDay)];

    /// <summary>Services on a usual day in a village.</summary>
    public static double OnUsualDay(DemoVillage village, int villages) =>
        village.Prototype ? PerPrototype : Math.Min(MostPerVillage, PerDay / villages) * village.Weight;

    /// <summary>Of services on a usual day, the part that begins in an hour.</summary>
    public static double Share(DateOnly day, int hour, bool holiday) => Busy(day.DayOfWeek, hour, holiday) / UsualDay;

    public static bool IsOffice(DateTimeOffset wib, bool holiday) =>
        !holiday && wib.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && wib.Hour is >= 8 and < 15;

    private static double[] Profile(DateOnly day, bool holiday) => [.. Enumerable.Range(0, 24).Select(hour => Busy(day.DayOfWeek, hour, holiday))];

    private static double Busy(DayOfWeek day, int hour, bool holiday) => Math.Max(Least, Hours[hour] * (holiday ? Days[0] : Days[(int)day]));
}
