using System.Globalization;
using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views.Public;

/// <summary>A count for everybody: of a few it is not said how many, and totals are rounded where a difference would tell.</summary>
/// <param name="Value">How many; <see langword="null"/> = no report, which is not 0.</param>
public readonly record struct PublicCount(long? Value)
{
    /// <summary>Fewer cases than this might be somebody.</summary>
    public const int Fewest = 5;

    private const int RoundTo = 10;

    /// <summary>Whether it may not be told.</summary>
    public bool IsFew => Value is > 0 and < Fewest;

    public string Shown => IsFew ? "<" + Figures.Count(Fewest) : Figures.Count(Value);

    /// <summary>The same for machines.</summary>
    public string Written => IsFew ? "<" + Fewest.ToString(CultureInfo.InvariantCulture) : Value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A total over parts: to tens when a part of it is not told.</summary>
    public static PublicCount Total(IReadOnlyCollection<long> parts) =>
        parts.Sum() is var sum && parts.Any(part => new PublicCount(part).IsFew) ? new((long)Math.Round(sum / (double)RoundTo, MidpointRounding.AwayFromZero) * RoundTo) : new(sum);
}
