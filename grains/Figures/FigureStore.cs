using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// The figures of one region, compact and mutable: cells that add up, cells of which the greatest holds, and sketches.
/// Where it is told to, it remembers which cells changed since they were last taken, so that only those travel.
/// </summary>
/// <param name="marksChanges">Whether somebody takes the changes: a mark costs more than the cell.</param>
public sealed class FigureStore(bool marksChanges = true)
{
    private const int ManyChanges = 256;

    private readonly SortedList<uint, CellBucket> _sums = [];
    private readonly Dictionary<CellKey, long> _maxima = [];
    private readonly Dictionary<uint, ReachSketch> _reach = [];
    private readonly HashSet<CellKey> _changedSums = [];
    private readonly HashSet<CellKey> _changedMaxima = [];
    private readonly Dictionary<uint, HashSet<int>?> _changedReach = [];

    private bool _marksChanges = marksChanges;

    /// <summary>What <see cref="AllSums"/>, <see cref="Maxima"/> and the sketches of another one held; changes are not marked.</summary>
    public static FigureStore Of(ReadOnlySpan<Cell> sums, ImmutableArray<Cell> maxima, ImmutableArray<ReachChange> reach)
    {
        var store = new FigureStore(marksChanges: false);
        for (var from = 0; from < sums.Length;)
        {
            var (bucket, to) = (sums[from].Key.SpanAndBucket, from + 1);
            while (to < sums.Length && sums[to].Key.SpanAndBucket == bucket)
            {
                to++;
            }

            store._sums.Add(bucket, CellBucket.Of(sums[from..to]));
            from = to;
        }

        foreach (var (key, value) in maxima)
        {
            store._maxima.Add(key, value);
        }

        foreach (var sketch in reach)
        {
            store._reach.Add(sketch.SpanAndBucket, ReachSketch.Of(sketch.Cells));
        }

        return store;
    }

    public bool HasChanges => _changedSums.Count + _changedMaxima.Count + _changedReach.Count > 0;

    public long this[CellKey key] => _sums.TryGetValue(key.SpanAndBucket, out var bucket) ? bucket[key.Series] : 0;

    public long Maximum(CellKey key) => _maxima.GetValueOrDefault(key);

    public ReachSketch Reach(CellSpan span, int bucket) =>
        _reach.GetValueOrDefault(new CellKey(span, bucket, default).SpanAndBucket, ReachSketch.Bottom);

    public void Add(CellVector vector)
    {
        foreach (var (key, value) in vector.Cells)
        {
            Set(key, checked(this[key] + value));
        }
    }

    /// <summary>Sets a cell that adds up and answers what it held.</summary>
    public long Set(CellKey key, long value)
    {
        var at = _sums.IndexOfKey(key.SpanAndBucket);
        if (at < 0)
        {
            if (value == 0)
            {
                return 0;
            }

            _sums.Add(key.SpanAndBucket, new());
            at = _sums.IndexOfKey(key.SpanAndBucket);
        }

        var bucket = _sums.GetValueAtIndex(at);
        var old = bucket.Set(key.Series, value);
        if (bucket.Count == 0)
        {
            _sums.RemoveAt(at);
        }

        if (_marksChanges && old != value)
        {
            _changedSums.Add(key);
        }

        return old;
    }

    /// <summary>What the cells of a bucket hold: of these series, sorted.</summary>
    internal void Read(uint spanAndBucket, ReadOnlySpan<uint> series, Span<long> values)
    {
        if (_sums.TryGetValue(spanAndBucket, out var bucket))
        {
            bucket.Read(series, values);
        }
        else
        {
            values.Clear();
        }
    }

    /// <summary>Sets cells of a bucket at once: of these series, sorted and each there once, with values that differ from what is held.</summary>
    internal void Write(uint spanAndBucket, ReadOnlySpan<uint> series, ReadOnlySpan<long> values)
    {
        if (!_sums.TryGetValue(spanAndBucket, out var bucket))
        {
            _sums.Add(spanAndBucket, bucket = new());
        }

        bucket.Write(series, values);
        if (bucket.Count == 0)
        {
            _sums.Remove(spanAndBucket);
        }

        for (var i = 0; _marksChanges && i < series.Length; i++)
        {
            _changedSums.Add(new(((ulong)spanAndBucket << 32) | series[i]));
        }
    }

    /// <summary>The buckets of cells that add up.</summary>
    internal IList<uint> SumBuckets => _sums.Keys;

    /// <summary>The cells that add up of one bucket, as they lie; <see langword="null"/> when all are empty.</summary>
    internal CellBucket? Bucket(uint spanAndBucket) => _sums.GetValueOrDefault(spanAndBucket);

    public void Raise(CellKey key, long value)
    {
        if (value > Maximum(key))
        {
            SetMaximum(key, value);
        }
    }

    /// <summary>Sets a maximum, even to less (a correction took the greatest away); zero removes it. Answers what it held.</summary>
    public long SetMaximum(CellKey key, long value)
    {
        var old = Maximum(key);
        if (old == value)
        {
            return old;
        }

        if (value == 0)
        {
            _maxima.Remove(key);
        }
        else
        {
            _maxima[key] = value;
        }

        if (_marksChanges)
        {
            _changedMaxima.Add(key);
        }

        return old;
    }

    /// <summary>Joins residents to the sketch of a bucket and answers whether it grew.</summary>
    public bool JoinReach(uint spanAndBucket, ReadOnlySpan<int> cells)
    {
        var sketch = Reach(spanAndBucket);
        ImmutableArray<int> missing = [.. sketch.MissingOf(cells)];
        if (missing.IsEmpty)
        {
            return false;
        }

        _reach[spanAndBucket] = sketch.Join(ReachSketch.Of(missing));
        if (_marksChanges)
        {
            ref var changed = ref CollectionsMarshal.GetValueRefOrAddDefault(_changedReach, spanAndBucket, out var known);
            if (!known)
            {
                changed = [];
            }

            changed?.UnionWith(missing);
        }

        return true;
    }

    /// <summary>Replaces the sketch of a bucket, even by less, and answers whether it changed.</summary>
    public bool ReplaceReach(uint spanAndBucket, ReachSketch sketch)
    {
        if (Reach(spanAndBucket).Equals(sketch))
        {
            return false;
        }

        if (sketch.IsEmpty)
        {
            _reach.Remove(spanAndBucket);
        }
        else
        {
            _reach[spanAndBucket] = sketch;
        }

        if (_marksChanges)
        {
            _changedReach[spanAndBucket] = null;
        }

        return true;
    }

    public ReachSketch Reach(uint spanAndBucket) => _reach.GetValueOrDefault(spanAndBucket, ReachSketch.Bottom);

    public IEnumerable<uint> ReachBuckets => _reach.Keys;

    public IEnumerable<Cell> Maxima => _maxima.Select(m => new Cell(m.Key, m.Value));

    /// <summary>Adds up the buckets from ≤ bucket &lt; to of a span, by series.</summary>
    public void SumInto(Dictionary<Series, long> totals, CellSpan span, int from, int to)
    {
        var (first, end) = (new CellKey(span, Math.Max(0, from), default).SpanAndBucket, new CellKey(span, Math.Max(0, to), default).SpanAndBucket);
        for (var i = LowerBound(first); i < _sums.Count && _sums.GetKeyAtIndex(i) < end; i++)
        {
            var bucket = _sums.GetValueAtIndex(i);
            for (var j = 0; j < bucket.Count; j++)
            {
                ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, new(bucket.Series[j]), out _);
                total = checked(total + bucket.Values[j]);
            }
        }
    }

    /// <summary>The buckets from ≤ bucket &lt; to of a span, to be read as they lie.</summary>
    internal IEnumerable<(int Bucket, CellBucket Cells)> Buckets(CellSpan span, int from, int to)
    {
        var (first, end) = (new CellKey(span, Math.Max(0, from), default).SpanAndBucket, new CellKey(span, Math.Max(0, to), default).SpanAndBucket);
        for (var i = LowerBound(first); i < _sums.Count && _sums.GetKeyAtIndex(i) < end; i++)
        {
            yield return (new CellKey((ulong)_sums.GetKeyAtIndex(i) << 32).Bucket, _sums.GetValueAtIndex(i));
        }
    }

    /// <summary>All cells that add up of the buckets from ≤ bucket &lt; to of a span.</summary>
    public IEnumerable<Cell> Cells(CellSpan span, int from = 0, int to = CellKey.MaxBucket)
    {
        var (first, end) = (new CellKey(span, Math.Max(0, from), default).SpanAndBucket, new CellKey(span, Math.Max(0, to), default).SpanAndBucket);
        for (var i = LowerBound(first); i < _sums.Count && _sums.GetKeyAtIndex(i) < end; i++)
        {
            var (key, bucket) = (_sums.GetKeyAtIndex(i), _sums.GetValueAtIndex(i));
            for (var j = 0; j < bucket.Count; j++)
            {
                yield return new(new CellKey(((ulong)key << 32) | bucket.Series[j]), bucket.Values[j]);
            }
        }
    }

    /// <summary>All cells that add up.</summary>
    public IEnumerable<Cell> AllSums() => Enum.GetValues<CellSpan>().SelectMany(span => Cells(span));

    /// <summary>Takes what changed since the last time: absolute values.</summary>
    public (ImmutableArray<Cell> Sums, ImmutableArray<Cell> Maxima, ImmutableArray<ReachChange> Reach) TakeChanges()
    {
        ImmutableArray<Cell> sums = [.. _changedSums.Select(key => new Cell(key, this[key]))];
        ImmutableArray<Cell> maxima = [.. _changedMaxima.Select(key => new Cell(key, Maximum(key)))];
        ImmutableArray<ReachChange> reach =
        [
            .. _changedReach.Select(change => change.Value is { } joined
                ? new ReachChange(change.Key, false, [.. joined.Order()])
                : new ReachChange(change.Key, true, Reach(change.Key).Cells)),
        ];
        ForgetChanges();
        return (sums, maxima, reach);
    }

    /// <summary>Everything held; forgets what changed.</summary>
    public (ImmutableArray<Cell> Sums, ImmutableArray<Cell> Maxima, ImmutableArray<ReachChange> Reach) TakeAll()
    {
        ForgetChanges();
        return ([.. AllSums()], [.. Maxima.OrderBy(m => m.Key)], [.. _reach.OrderBy(r => r.Key).Select(r => new ReachChange(r.Key, true, r.Value.Cells))]);
    }

    /// <summary>From here on changes are remembered: what was held before has been told, or will be told as a whole.</summary>
    public void MarkChanges() => _marksChanges = true;

    public void ForgetChanges()
    {
        var many = _changedSums.Count > ManyChanges;
        _changedSums.Clear();
        _changedMaxima.Clear();
        _changedReach.Clear();
        if (many)
        {
            // A load or a burst marked thousands of cells: the room for their marks is several times what the cells take.
            _changedSums.TrimExcess();
        }
    }

    /// <summary>Drops what no window reaches any more. Nothing travels: every region prunes by itself.</summary>
    public void Prune(DateOnly today)
    {
        foreach (var key in _sums.Keys.Where(key => Retention.IsPast(key, today)).ToArray())
        {
            _sums.Remove(key);
        }

        foreach (var key in _reach.Keys.Where(key => Retention.IsPast(key, today)).ToArray())
        {
            _reach.Remove(key);
        }

        _changedSums.RemoveWhere(key => Retention.IsPast(key.SpanAndBucket, today));
        foreach (var key in _changedReach.Keys.Where(key => Retention.IsPast(key, today)).ToArray())
        {
            _changedReach.Remove(key);
        }
    }

    private int LowerBound(uint key)
    {
        var (low, high) = (0, _sums.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = _sums.GetKeyAtIndex(middle) < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
