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

/// <summary>The fairness rules of the screens.</summary>
internal static class Judgement
{
    /// <summary>A share of fewer timed cases is not judged.</summary>
    public const int FewestTimed = 60;

    /// <summary>A satisfaction index of fewer answers gets no letter.</summary>
    public const int FewestAnswers = 30;

    private const double Z = 1.96;

    /// <summary>Below only if the upper end of the Wilson 95 % interval is below the target.</summary>
    public static Standing AgainstTarget(double? share, long n, double target) =>
        share is not { } p || n < FewestTimed ? Standing.TooFew
        : WilsonUpper(p, n) < target ? Standing.Below
        : Standing.WithinNoise;

    public static double WilsonUpper(double p, long n)
    {
        var z2 = Z * Z;
        return (p + (z2 / (2 * n)) + (Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4.0 * n * n))))) / (1 + (z2 / n));
    }

    /// <summary>A count against the median of four counts like it (Poisson; the median of four varies about 0.4 times as much as one).</summary>
    public static Standing AgainstUsual(long now, double usual) => Difference(now - usual, Math.Sqrt(now + (0.4 * usual)));

    /// <summary>A count against the one of the window before.</summary>
    public static Standing AgainstBefore(long now, long before) => Difference(now - before, Math.Sqrt((double)now + before));

    /// <summary>A share against another.</summary>
    public static Standing Shares(double now, long n, double before, long nBefore) =>
        n < FewestTimed || nBefore < FewestTimed
            ? Standing.TooFew
            : Difference(now - before, Math.Sqrt((now * (1 - now) / n) + (before * (1 - before) / nBefore)));

    /// <summary>Grade of an index (PermenPANRB 14/2017), of two decimals rounded half away from zero.</summary>
    public static string Grade(decimal index) => Math.Round(index, 2, MidpointRounding.AwayFromZero) switch
    {
        >= 88.31m => "A",
        >= 76.61m => "B",
        >= 65.00m => "C",
        _ => "D",
    };

    private static Standing Difference(double difference, double error) =>
        Math.Abs(difference) <= Z * error ? Standing.WithinNoise : difference > 0 ? Standing.Above : Standing.Below;
}
