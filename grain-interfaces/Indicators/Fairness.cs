namespace SmartVillage.Indicators;

/// <summary>Judgements that are fair to small numbers: nothing is called below target, or changed, that chance alone explains.</summary>
public static class Fairness
{
    /// <summary>The least number from which a share is judged against a target.</summary>
    public const int LeastToJudge = 60;

    /// <summary>So many standard errors make half of a 95 % interval.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The Wilson 95 % interval of a share.</summary>
    /// <param name="part">How many of them.</param>
    /// <param name="whole">Of how many; 0 gives the whole range 0-1.</param>
    public static (double Lower, double Upper) Wilson(long part, long whole)
    {
        if (whole == 0)
        {
            return (0, 1);
        }

        var (n, p, zz) = ((double)whole, (double)part / whole, Z95 * Z95);
        var middle = (p + (zz / (2 * n))) / (1 + (zz / n));
        var half = Z95 / (1 + (zz / n)) * Math.Sqrt((p * (1 - p) / n) + (zz / (4 * n * n)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>Whether a share is below its target, beyond chance.</summary>
    public static TargetVerdict Judge(long part, long whole, double target)
    {
        var (lower, upper) = Wilson(part, whole);
        return whole < LeastToJudge ? TargetVerdict.CannotBeJudged
            : upper < target ? TargetVerdict.BelowTarget
            : lower >= target ? TargetVerdict.ReachesTarget
            : TargetVerdict.CannotBeJudged;
    }

    /// <summary>
    /// Half of the 95 % interval of a satisfaction index: the widest that answers with this mean can have, since how they spread is not kept.
    /// By concavity no set of nine means with this index has a wider one.
    /// </summary>
    /// <param name="index">The index, 25-100.</param>
    /// <param name="respondents">How many answered.</param>
    public static double IndexError(double index, long respondents)
    {
        var mean = index / 25;
        return respondents > 0 ? Z95 * 25 * Math.Sqrt(Math.Max(0, (mean - 1) * (4 - mean)) / respondents) : double.PositiveInfinity;
    }

    /// <summary>
    /// Half of the 95 % interval of people attending: they come by activities, so the number varies with how many of those there were, and
    /// with their sizes, which are taken to spread as much as they are large.
    /// </summary>
    /// <param name="participants">People attending.</param>
    /// <param name="activities">At so many activities.</param>
    public static double AttendanceError(long participants, long activities) =>
        activities > 0 ? Z95 * participants * Math.Sqrt(2.0 / activities) : 0;

    /// <summary>Whether two estimates differ by no more than their joint error ("dalam batas galat").</summary>
    /// <param name="a">One estimate.</param>
    /// <param name="errorOfA">Half of its 95 % interval.</param>
    /// <param name="b">The other.</param>
    /// <param name="errorOfB">Half of its 95 % interval.</param>
    public static bool IsWithinError(double a, double errorOfA, double b, double errorOfB) =>
        Math.Abs(a - b) <= Math.Sqrt((errorOfA * errorOfA) + (errorOfB * errorOfB));
}

/// <summary>What can be said of a share against its target.</summary>
public enum TargetVerdict
{
    /// <summary>"Belum dapat dinilai": too few, or chance explains the distance.</summary>
    CannotBeJudged,

    /// <summary>The upper end of the interval is below the target.</summary>
    BelowTarget,

    /// <summary>The lower end of the interval is not below the target.</summary>
    ReachesTarget,
}
