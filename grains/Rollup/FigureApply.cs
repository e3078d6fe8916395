using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Carries a change into a child's figures and, as differences, into the sums that the child is part of.</summary>
internal static class FigureApply
{
    public static void To(ChildFigures child, FigureChange change, DateOnly today, Action<RegionCode, CellKey, long>? added)
    {
        if (change.IsFull)
        {
            EmptyWhatIsNotNamed(child, change);
        }

        foreach (var (key, value) in change.Sums)
        {
            if (!Retention.IsPast(key.SpanAndBucket, today))
            {
                SetSum(child, key, value, added);
            }
        }

        foreach (var (key, value) in change.Maxima)
        {
            SetMaximum(child, key, value);
        }

        foreach (var reach in change.Reach)
        {
            if (!Retention.IsPast(reach.SpanAndBucket, today))
            {
                SetReach(child, reach, change.IsFull || reach.Replaces);
            }
        }

        foreach (var sum in child.Sums.Skip(1))
        {
            sum.Store.ForgetChanges();
        }
    }

    private static void EmptyWhatIsNotNamed(ChildFigures child, FigureChange change)
    {
        var named = change.Sums.Select(cell => cell.Key).ToHashSet();
        foreach (var key in child.Store.AllSums().Select(cell => cell.Key).Where(key => !named.Contains(key)).ToArray())
        {
            SetSum(child, key, 0, null);
        }

        named = [.. change.Maxima.Select(cell => cell.Key)];
        foreach (var key in child.Store.Maxima.Select(cell => cell.Key).Where(key => !named.Contains(key)).ToArray())
        {
            SetMaximum(child, key, 0);
        }

        foreach (var bucket in child.Store.ReachBuckets.Except(change.Reach.Select(reach => reach.SpanAndBucket)).ToArray())
        {
            SetReach(child, new(bucket, true, []), true);
        }
    }

    private static void SetSum(ChildFigures child, CellKey key, long value, Action<RegionCode, CellKey, long>? added)
    {
        var old = child.Store[key];
        var delta = checked(value - old);
        if (delta == 0)
        {
            return;
        }

        // Every new sum is known before one is written: a cell that overflows leaves all of them as they were.
        Span<long> sums = stackalloc long[child.Sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = checked(child.Sums[i].Store[key] + delta);
        }

        child.Store.Set(key, value);
        for (var i = 0; i < sums.Length; i++)
        {
            child.Sums[i].Store.Set(key, sums[i]);
        }

        added?.Invoke(child.Code, key, delta);
    }

    private static void SetMaximum(ChildFigures child, CellKey key, long value)
    {
        var old = child.Store.SetMaximum(key, value);
        if (old == value)
        {
            return;
        }

        foreach (var sum in child.Sums)
        {
            sum.Maximum(key, old, value);
        }
    }

    private static void SetReach(ChildFigures child, ReachChange change, bool replaces)
    {
        var old = child.Store.Reach(change.SpanAndBucket);
        if (!replaces)
        {
            child.Store.JoinReach(change.SpanAndBucket, change.Cells.AsSpan());
            foreach (var sum in child.Sums)
            {
                sum.JoinReach(change.SpanAndBucket, change.Cells.AsSpan());
            }

            return;
        }

        var sketch = ReachSketch.Of(change.Cells);
        child.Store.ReplaceReach(change.SpanAndBucket, sketch);
        foreach (var sum in child.Sums)
        {
            sum.ReplaceReach(change.SpanAndBucket, old, sketch);
        }
    }
}
