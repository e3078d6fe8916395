using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Formatting;

/// <summary>How a figure stands against what it is compared with, without reading meaning into chance.</summary>
public enum Standing
{
    /// <summary>There is nothing to compare with.</summary>
    Unknown,

    /// <summary>Too few cases.</summary>
    TooFew,

    /// <summary>The difference is within the joint error, or the target is not clearly missed.</summary>
    WithinNoise,

    Above,

    Below,
}

/// <summary>The fairness rules (<see cref="Fairness"/>) over what the screens have: shares and counts.</summary>
internal static class Judgement
{
    /// <summary>All of them is 1, though the arithmetic of the interval may end a hair below it.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Below only if the upper end of the Wilson 95 % interval is below the target.</summary>
    public static Standing AgainstTarget(double? share, long n, double target) =>
        share is not { } p || n < Fairness.LeastToJudge ? Standing.TooFew
        : Fairness.Judge(PartOf(p, n), n, target) == TargetVerdict.BelowTarget ? Standing.Below
        : Standing.WithinNoise;

    /// <summary>The upper end of the interval of a share.</summary>
    public static double Upper(double share, long n) => Fairness.Wilson(PartOf(share, n), n).Upper;

    /// <summary>A count against the median of four counts like it (Poisson; the median of four varies about 0.4 times as much as one).</summary>
    public static Standing AgainstUsual(long now, double usual) => Difference(now, Math.Sqrt(now), usual, Math.Sqrt(0.4 * usual));

    /// <summary>A count against the one of the window before.</summary>
    public static Standing AgainstBefore(long now, long before) => Difference(now, Math.Sqrt(now), before, Math.Sqrt(before));

    /// <summary>A count against one that is taken as known, such as the median of many.</summary>
    public static Standing AgainstExpected(long now, double expected) => Difference(now, Math.Sqrt(Math.Max(1, now)), expected, 0);

    /// <summary>A share against one that is taken as known: within chance where the Wilson interval holds it.</summary>
    public static Standing AgainstFixed(double share, long n, double known)
    {
        var (lower, upper) = Fairness.Wilson(PartOf(share, n), n);
        return n < Fairness.LeastToJudge ? Standing.TooFew : upper < known - Rounding ? Standing.Below : lower > known + Rounding ? Standing.Above : Standing.WithinNoise;
    }

    /// <summary>A share against another.</summary>
    public static Standing Shares(double now, long n, double before, long nBefore) =>
        n < Fairness.LeastToJudge || nBefore < Fairness.LeastToJudge
            ? Standing.TooFew
            : Difference(now, Math.Sqrt(now * (1 - now) / n), before, Math.Sqrt(before * (1 - before) / nBefore));

    /// <summary>Two estimates of distinct people: their own errors, and how much such a number varies by itself.</summary>
    public static Standing Estimates(long now, double relativeError, long before, double relativeErrorBefore) =>
        Difference(now, Spread(now, relativeError), before, Spread(before, relativeErrorBefore));

    /// <summary>People attending, who come by activities.</summary>
    public static Standing Attendance(long now, long activities, long before, long activitiesBefore) =>
        activities == 0 && activitiesBefore == 0 ? Standing.WithinNoise
        : Difference(now, Fairness.AttendanceError(now, Math.Max(1, activities)) / Fairness.Z95, before, Fairness.AttendanceError(before, Math.Max(1, activitiesBefore)) / Fairness.Z95);

    /// <summary>Two indices of satisfaction.</summary>
    public static Standing Indices(decimal now, long n, decimal before, long nBefore) =>
        Difference((double)now, Fairness.IndexError((double)now, n) / Fairness.Z95, (double)before, Fairness.IndexError((double)before, nBefore) / Fairness.Z95);

    private static double Spread(long count, double relativeError) => Math.Sqrt((Math.Pow(count * relativeError / Fairness.Z95, 2)) + count);

    private static long PartOf(double share, long n) => (long)Math.Round(share * n);

    private static Standing Difference(double now, double errorNow, double before, double errorBefore) =>
        Fairness.IsWithinError(now, Fairness.Z95 * errorNow, before, Fairness.Z95 * errorBefore) ? Standing.WithinNoise
        : now > before ? Standing.Above
        : Standing.Below;
}
