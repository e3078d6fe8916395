using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>How values are spread: the median and the middle half come before any extreme.</summary>
public sealed record Distribution(double Least, double LowerQuarter, double Median, double UpperQuarter, double Most)
{
    /// <summary>Of values in any order; <see langword="null"/> of none.</summary>
    public static Distribution? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToImmutableArray();
        return sorted.IsEmpty ? null : new(sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1]);
    }

    /// <summary>Between the two values around it.</summary>
    private static double At(ImmutableArray<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
