using SmartVillage.Aggregates;

namespace SmartVillage.Silo.Demo;

/// <summary>When things happen: a morning peak, a noon dip, quiet weekends; never quieter than the least. Pure.</summary>
internal static class DemoRhythm
{
    /// <summary>Events a second in the whole province, at the least: so each second has one.</summary>
    public const double LeastPerSecond = 1.2;

    /// <summary>At the prototypes one event in each window of so many seconds.</summary>
    public const int PrototypeWindow = 4;

    private const double UsualVillages = 650;

    private static readonly double[] Hours =
        [0.9, 0.8, 0.7, 0.7, 0.9, 1.2, 1.4, 1.8, 2.4, 2.9, 2.7, 2.2, 1.6, 2.0, 1.8, 1.5, 1.4, 1.3, 1.3, 1.3, 1.2, 1.2, 1.1, 1.0];

    private static readonly double[] Days = [0.55, 1.1, 1.0, 1.0, 0.95, 0.85, 0.65];

    /// <summary>Events a second (heartbeats left out) of so many villages at an instant.</summary>
    public static double PerSecond(DateTimeOffset at, int villages, bool holiday) =>
        Math.Max(LeastPerSecond, Shape(at.ToWib().DayOfWeek, at.ToWib().Hour, holiday) * villages / UsualVillages);

    /// <summary>How busy an hour is, before the least.</summary>
    public static double Shape(DayOfWeek day, int hour, bool holiday) => Hours[hour] * (holiday ? Days[0] : Days[(int)day]);

    /// <summary>How busy the hours of a day are together, with the least that a live day has.</summary>
    public static double[] Profile(DateOnly day, bool holiday) =>
        [.. Enumerable.Range(0, 24).Select(hour => Math.Max(LeastPerSecond, Shape(day.DayOfWeek, hour, holiday)))];

    public static bool IsOffice(DateTimeOffset wib, bool holiday) =>
        !holiday && wib.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && wib.Hour is >= 8 and < 15;
}
