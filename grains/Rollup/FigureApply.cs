using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// Carries a change into a child's figures and, as differences, into the sums that the child is part of. Bucket by bucket, each in one
/// pass: after a start a parent takes the full figures of hundreds of villages.
/// </summary>
internal sealed class FigureApply
{
    private readonly SumDifference _difference = new();

    public void To(ChildFigures child, FigureChange change, DateOnly today, Action<RegionCode, CellKey, long>? added)
    {
        SetSums(child, change, today, added);
        SetMaxima(child, change);
        SetReach(child, change, today);
    }

    private void SetSums(ChildFigures child, FigureChange change, DateOnly today, Action<RegionCode, CellKey, long>? added)
    {
        HashSet<uint> unnamed = change.IsFull ? [.. child.Store.SumBuckets] : [];
        for (var cells = Sorted(change.Sums); !cells.IsEmpty;)
        {
            var bucket = cells[0].Key.SpanAndBucket;
            var length = 1;
            while (length < cells.Length && cells[length].Key.SpanAndBucket == bucket)
            {
                length++;
            }

            unnamed.Remove(bucket);
            if (!Retention.IsPast(bucket, today))
            {
                _difference.Between(child.Store, bucket, cells[..length], change.IsFull);
                _difference.Apply(child, added);
            }

            cells = cells[length..];
        }

        foreach (var bucket in unnamed)
        {
            _difference.Between(child.Store, bucket, [], isAll: true);
            _difference.Apply(child, added);
        }
    }

    private static ReadOnlySpan<Cell> Sorted(ImmutableArray<Cell> cells)
    {
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i].Key < cells[i - 1].Key)
            {
                return ImmutableCollectionsMarshal.AsArray(cells.Sort((left, right) => left.Key.CompareTo(right.Key)));
            }
        }

        return cells.AsSpan();
    }

    private static void SetMaxima(ChildFigures child, FigureChange change)
    {
        if (change.IsFull)
        {
            var named = change.Maxima.Select(cell => cell.Key).ToHashSet();
            foreach (var key in child.Store.Maxima.Select(cell => cell.Key).Where(key => !named.Contains(key)).ToArray())
            {
                SetMaximum(child, key, 0);
            }
        }

        foreach (var (key, value) in change.Maxima)
        {
            SetMaximum(child, key, value);
        }
    }

    private static void SetMaximum(ChildFigures child, CellKey key, long value)
    {
        var old = child.Store.SetMaximum(key, value);
        if (old == value)
        {
            return;
        }

        child.MarkChanged();
        foreach (var sum in child.Sums)
        {
            sum.Maximum(key, old, value);
        }
    }

    private static void SetReach(ChildFigures child, FigureChange change, DateOnly today)
    {
        if (change.IsFull)
        {
            foreach (var bucket in child.Store.ReachBuckets.Except(change.Reach.Select(reach => reach.SpanAndBucket)).ToArray())
            {
                ReplaceReach(child, bucket, ReachSketch.Bottom);
            }
        }

        foreach (var reach in change.Reach)
        {
            if (Retention.IsPast(reach.SpanAndBucket, today))
            {
                continue;
            }

            if (change.IsFull || reach.Replaces)
            {
                ReplaceReach(child, reach.SpanAndBucket, ReachSketch.Of(reach.Cells));
            }
            else
            {
                JoinReach(child, reach);
            }
        }
    }

    private static void JoinReach(ChildFigures child, ReachChange reach)
    {
        if (!child.Store.JoinReach(reach.SpanAndBucket, reach.Cells.AsSpan()))
        {
            return;
        }

        child.MarkChanged();
        foreach (var sum in child.Sums)
        {
            sum.JoinReach(reach.SpanAndBucket, reach.Cells.AsSpan());
        }
    }

    private static void ReplaceReach(ChildFigures child, uint bucket, ReachSketch sketch)
    {
        var old = child.Store.Reach(bucket);
        if (!child.Store.ReplaceReach(bucket, sketch))
        {
            return;
        }

        child.MarkChanged();
        foreach (var sum in child.Sums)
        {
            sum.ReplaceReach(bucket, old, sketch);
        }
    }
}
