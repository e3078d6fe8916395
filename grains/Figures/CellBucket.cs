using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>The cells of one bucket: two parallel arrays sorted by series, 12 bytes a cell, no zeros.</summary>
internal sealed class CellBucket
{
    private uint[] _series = [];
    private long[] _values = [];

    public static CellBucket Empty { get; } = new();

    /// <summary>Cells of one bucket, sorted, none empty.</summary>
    public static CellBucket Of(ReadOnlySpan<Cell> cells)
    {
        var bucket = new CellBucket { _series = new uint[cells.Length], _values = new long[cells.Length], Count = cells.Length };
        for (var i = 0; i < cells.Length; i++)
        {
            (bucket._series[i], bucket._values[i]) = (cells[i].Key.Series.Value, cells[i].Value);
        }

        return bucket;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Series => _series.AsSpan(0, Count);

    public ReadOnlySpan<long> Values => _values.AsSpan(0, Count);

    public long this[Series series]
    {
        get
        {
            var at = Series.BinarySearch(series.Value);
            return at < 0 ? 0 : _values[at];
        }
    }

    /// <summary>Sets a cell and answers its old value; zero removes it.</summary>
    public long Set(Series series, long value)
    {
        var at = Series.BinarySearch(series.Value);
        if (at >= 0)
        {
            var old = _values[at];
            if (value == 0)
            {
                RemoveAt(at);
            }
            else
            {
                _values[at] = value;
            }

            return old;
        }

        if (value != 0)
        {
            Insert(~at, series.Value, value);
        }

        return 0;
    }

    /// <summary>The position of the first cell whose series is not before <paramref name="series"/>.</summary>
    public int LowerBound(uint series)
    {
        var at = Series.BinarySearch(series);
        return at < 0 ? ~at : at;
    }

    /// <summary>What the cells of these series hold; the series are sorted.</summary>
    public void Read(ReadOnlySpan<uint> series, Span<long> values)
    {
        var at = 0;
        for (var i = 0; i < series.Length; i++)
        {
            at = Seek(at, series[i]);
            values[i] = at < Count && _series[at] == series[i] ? _values[at] : 0;
        }
    }

    /// <summary>Sets the cells of these series, sorted and each there once; zero removes one. In one pass, however many are new.</summary>
    public void Write(ReadOnlySpan<uint> series, ReadOnlySpan<long> values)
    {
        var (at, added, emptied) = (0, 0, false);
        for (var i = 0; i < series.Length; i++)
        {
            at = Seek(at, series[i]);
            if (at < Count && _series[at] == series[i])
            {
                _values[at] = values[i];
                emptied |= values[i] == 0;
            }
            else if (values[i] != 0)
            {
                added++;
            }
        }

        if (added > 0)
        {
            Insert(series, values, added);
        }

        if (emptied)
        {
            RemoveZeros();
        }
    }

    /// <summary>The first position from <paramref name="at"/> on whose series is not before <paramref name="series"/>: steps that double, as the next is mostly near.</summary>
    private int Seek(int at, uint series)
    {
        var step = 1;
        while (at + step <= Count && _series[at + step - 1] < series)
        {
            at += step;
            step <<= 1;
        }

        var found = Series[at..Math.Min(at + step, Count)].BinarySearch(series);
        return at + (found < 0 ? ~found : found);
    }

    /// <summary>Merges what is new from the back, so that each cell moves once.</summary>
    private void Insert(ReadOnlySpan<uint> series, ReadOnlySpan<long> values, int added)
    {
        if (Count + added > _series.Length)
        {
            Grow(Count == 0 ? added : Math.Max(Count + added, Count + (Count >> 1)));
        }

        var (from, to) = (Count - 1, Count + added - 1);
        for (var i = series.Length - 1; to > from; i--)
        {
            while (from >= 0 && _series[from] > series[i])
            {
                (_series[to], _values[to]) = (_series[from], _values[from]);
                (from, to) = (from - 1, to - 1);
            }

            if (values[i] != 0 && (from < 0 || _series[from] != series[i]))
            {
                (_series[to], _values[to]) = (series[i], values[i]);
                to--;
            }
        }

        Count += added;
    }

    private void RemoveZeros()
    {
        var to = 0;
        for (var from = 0; from < Count; from++)
        {
            if (_values[from] != 0)
            {
                (_series[to], _values[to]) = (_series[from], _values[from]);
                to++;
            }
        }

        Count = to;
    }

    private void Insert(int at, uint series, long value)
    {
        if (Count == _series.Length)
        {
            Grow(Count < 4 ? 4 : Count + (Count >> 1));
        }

        Array.Copy(_series, at, _series, at + 1, Count - at);
        Array.Copy(_values, at, _values, at + 1, Count - at);
        (_series[at], _values[at]) = (series, value);
        Count++;
    }

    private void RemoveAt(int at)
    {
        Count--;
        Array.Copy(_series, at + 1, _series, at, Count - at);
        Array.Copy(_values, at + 1, _values, at, Count - at);
    }

    private void Grow(int size)
    {
        Array.Resize(ref _series, size);
        Array.Resize(ref _values, size);
    }
}
