namespace SmartVillage.Grains.Attention;

/// <summary>
/// What is usual for a region by its own past: the median of the same weekdays and their median absolute deviation, which one odd week does
/// not move. A count varies at least as much as chance makes it, so the deviation is never taken for smaller than that.
/// </summary>
/// <param name="Median">The usual.</param>
/// <param name="Deviation">One standard deviation of a count around it, the median's own error included.</param>
public readonly record struct RobustBaseline(double Median, double Deviation)
{
    /// <summary>Fewer days are no baseline: a new village has none.</summary>
    public const int LeastDays = 3;

    /// <summary>Of less than this nothing is judged: small numbers vary by themselves.</summary>
    public const double LeastUsual = 20;

    /// <summary>A smaller share is no drop, however certain.</summary>
    public const double LeastShare = 0.4;

    /// <summary>So many deviations: thousands of villages are looked at all day.</summary>
    public const double Deviations = 3;

    /// <summary>Makes a deviation of a normal distribution out of the median absolute one.</summary>
    private const double ToDeviation = 1.4826;

    /// <summary>A count's variance is its mean, and the median of four of them varies about 0.4 times as much.</summary>
    private const double ChanceVariance = 1.4;

    /// <summary>The baseline of some days; <see langword="null"/> of too few.</summary>
    public static RobustBaseline? Of(IReadOnlyCollection<double> days)
    {
        if (days.Count < LeastDays)
        {
            return null;
        }

        var median = MedianOf(days);
        var spread = ToDeviation * MedianOf([.. days.Select(day => Math.Abs(day - median))]);
        return new(median, Math.Max(spread, Math.Sqrt(ChanceVariance * median)));
    }

    /// <summary>Whether a count is so far below the usual that neither chance nor the weeks' own spread explain it.</summary>
    public bool IsDrop(double count) =>
        Median >= LeastUsual && Median - count >= LeastShare * Median && Median - count > Deviations * Deviation;

    private static double MedianOf(IReadOnlyCollection<double> of)
    {
        var values = of.Order().ToArray();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
