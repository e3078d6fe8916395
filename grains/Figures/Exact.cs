using System.Numerics;

namespace SmartVillage.Grains.Figures;

/// <summary>Exact decimals out of integers.</summary>
internal static class Exact
{
    private static readonly decimal[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>A scaled integer in its unit.</summary>
    public static decimal Unscale(long value, int decimals) => decimals == 0 ? value : value / PowersOfTen[decimals];

    /// <summary>A fraction rounded to two decimals, halves away from zero; never through a binary fraction.</summary>
    public static decimal RoundToCents(BigInteger numerator, BigInteger denominator)
    {
        var doubled = BigInteger.Abs(numerator) * 200;
        var cents = (doubled + denominator) / (2 * denominator);
        return (decimal)cents / 100 * numerator.Sign;
    }

    /// <summary>A share to four decimals; <see langword="null"/> of nothing.</summary>
    public static double? Share(long part, long whole) => whole == 0 ? null : Math.Round((double)part / whole, 4, MidpointRounding.AwayFromZero);
}
