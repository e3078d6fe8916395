using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>Sums by series over buckets. Histograms of durations stay out: they are many cells, and only full summaries read them.</summary>
internal sealed class CellTotals
{
    private const uint FirstDuration = (uint)SeriesKind.Duration << 28, AfterDurations = FirstDuration + (1u << 28);

    private readonly Dictionary<uint, long> _totals = new(96);

    public long this[Series series] => _totals.GetValueOrDefault(series.Value);

    public Dictionary<uint, long>.Enumerator GetEnumerator() => _totals.GetEnumerator();

    public static CellTotals Of(FigureStore figures, WindowPlan plan, ImmutableArray<Cell> stored)
    {
        var totals = new CellTotals();
        foreach (var range in plan.Held)
        {
            totals.Add(figures, range);
        }

        foreach (var days in plan.Stored)
        {
            totals.Add(stored, days);
        }

        return totals;
    }

    public static CellTotals Of(FigureStore figures, BucketRange range)
    {
        var totals = new CellTotals();
        totals.Add(figures, range);
        return totals;
    }

    /// <summary>Whether anything of the kinds that events bring is there.</summary>
    public bool HasActivity()
    {
        foreach (var (series, value) in _totals)
        {
            if (value != 0 && new Series(series).Kind is >= SeriesKind.Service and <= SeriesKind.Survey)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(FigureStore figures, BucketRange range)
    {
        foreach (var (_, bucket) in figures.Buckets(range.Span, range.From, range.To))
        {
            var series = bucket.Series;
            var values = bucket.Values;
            var first = bucket.LowerBound(FirstDuration);
            Add(series[..first], values[..first]);
            var rest = bucket.LowerBound(AfterDurations);
            Add(series[rest..], values[rest..]);
        }
    }

    private void Add(ReadOnlySpan<uint> series, ReadOnlySpan<long> values)
    {
        for (var i = 0; i < series.Length; i++)
        {
            Add(series[i], values[i]);
        }
    }

    private void Add(ImmutableArray<Cell> stored, DayRange days)
    {
        foreach (var (key, value) in stored)
        {
            if (key.Span == CellSpan.Day && key.Bucket >= days.FirstNumber && key.Bucket < days.EndNumber && key.Series.Kind != SeriesKind.Duration)
            {
                Add(key.Series.Value, value);
            }
        }
    }

    private void Add(uint series, long value)
    {
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(_totals, series, out _);
        total = checked(total + value);
    }
}
