using System.Collections.Immutable;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Rollup;

/// <summary>Makes one change of two of the same region: applied, it does what both would have done in sequence, in whichever order they came.</summary>
internal static class FigureChangeMerge
{
    public static FigureChange Merge(FigureChange left, FigureChange right)
    {
        var (first, second) = left.To <= right.To ? (left, right) : (right, left);
        if (second.IsFull || (first.IsFull && first.To == second.To))
        {
            return second.IsFull ? second : first;
        }

        if (second.From > first.To)
        {
            // Something between them is lost. The newer one alone shows the gap to the parent, which asks for the full figures.
            return second;
        }

        return second with
        {
            From = first.From < second.From ? first.From : second.From,
            IsFull = first.IsFull,
            Sums = Cells(first.Sums, second.Sums),
            Maxima = Cells(first.Maxima, second.Maxima),
            Reach = Sketches(first, second),
        };
    }

    private static ImmutableArray<Cell> Cells(ImmutableArray<Cell> first, ImmutableArray<Cell> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            return first.IsEmpty ? second : first;
        }

        var newer = second.Select(cell => cell.Key).ToHashSet();
        return [.. first.Where(cell => !newer.Contains(cell.Key)), .. second];
    }

    private static ImmutableArray<ReachChange> Sketches(FigureChange first, FigureChange second)
    {
        var merged = first.Reach.ToDictionary(reach => reach.SpanAndBucket);
        foreach (var reach in second.Reach)
        {
            var before = merged.GetValueOrDefault(reach.SpanAndBucket) ?? new(reach.SpanAndBucket, first.IsFull, []);
            merged[reach.SpanAndBucket] = reach.Replaces
                ? reach
                : before with { Cells = [.. before.Cells.Union(reach.Cells).Order()] };
        }

        return [.. merged.Values];
    }
}
