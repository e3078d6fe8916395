using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>The cells of one bucket: two parallel arrays sorted by series, 12 bytes a cell, no zeros.</summary>
internal sealed class CellBucket
{
    private uint[] _series = [];
    private long[] _values = [];

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

    private void Insert(int at, uint series, long value)
    {
        if (Count == _series.Length)
        {
            var size = Count < 4 ? 4 : Count + (Count >> 1);
            Array.Resize(ref _series, size);
            Array.Resize(ref _values, size);
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
}
