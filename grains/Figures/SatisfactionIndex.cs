using System.Numerics;

namespace SmartVillage.Grains.Figures;

/// <summary>The index of nine elements (PermenPANRB 14/2017): the mean of the nine means × 25, each with weight 1/9 exactly.</summary>
internal static class SatisfactionIndex
{
    /// <summary>The index to two decimals, halves away from zero; <see langword="null"/> until each element has an answer.</summary>
    public static decimal? Of(ReadOnlySpan<long> counts, ReadOnlySpan<long> sums)
    {
        // Σ sum/n over one denominator: multiplied out, because a mean cut to some decimals would move halves.
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] <= 0)
            {
                return null;
            }

            if (i > 0 && counts[i] == counts[0])
            {
                numerator += sums[i] * (denominator / counts[i]);
            }
            else
            {
                numerator = (numerator * counts[i]) + (sums[i] * denominator);
                denominator *= counts[i];
            }
        }

        return Exact.RoundToCents(25 * numerator, counts.Length * denominator);
    }
}
