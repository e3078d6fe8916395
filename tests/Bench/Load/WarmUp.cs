namespace SmartVillage.Bench.Load;

/// <summary>Code is compiled in tiers while it runs: nothing is measured before a side has become as fast as it gets.</summary>
internal static class WarmUp
{
    private const double StillRising = 1.03;

    private const int InVain = 2, Most = 12;

    /// <summary>Repeats rounds until two in a row were no faster than the best before.</summary>
    public static async Task UntilSteadyAsync(Func<Task<double>> round)
    {
        var (best, inVain) = (0.0, 0);
        for (var rounds = 0; inVain < InVain && rounds < Most; rounds++)
        {
            var rate = await round();
            inVain = rate > best * StillRising ? 0 : inVain + 1;
            best = Math.Max(best, rate);
        }
    }
}
