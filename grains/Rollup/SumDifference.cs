using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>In which cells of one bucket a child's new figures differ from those held: series (sorted), values, differences. Its room is used again.</summary>
internal sealed class SumDifference
{
    private uint _bucket;
    private int _count;
    private uint[] _series = [];
    private long[] _values = [], _deltas = [];
    private long[][] _sums = [[], []];

    private ReadOnlySpan<uint> Series => _series.AsSpan(0, _count);

    /// <param name="held">What is held of the child.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="cells">The child's cells of this bucket, sorted.</param>
    /// <param name="isAll">Whether cells not named are empty.</param>
    public void Between(FigureStore held, uint bucket, ReadOnlySpan<Cell> cells, bool isAll)
    {
        (_bucket, _count) = (bucket, 0);
        Name(cells, isAll ? (held.Bucket(bucket) ?? CellBucket.Empty).Series : []);
        held.Read(bucket, Series, _deltas.AsSpan(0, _count));
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            var delta = checked(_values[i] - _deltas[i]);
            (_series[count], _values[count], _deltas[count]) = (_series[i], _values[i], delta);
            count += delta != 0 ? 1 : 0;
        }

        _count = count;
    }

    /// <summary>Every new sum is known before one is written: a bucket of which a cell overflows stays as it was, at the child and in the sums.</summary>
    public void Apply(ChildFigures child, Action<RegionCode, CellKey, long>? added)
    {
        if (_count == 0)
        {
            return;
        }

        for (var s = 0; s < child.Sums.Length; s++)
        {
            var sums = _sums[s].AsSpan(0, _count);
            child.Sums[s].Store.Read(_bucket, Series, sums);
            for (var i = 0; i < _count; i++)
            {
                sums[i] = checked(sums[i] + _deltas[i]);
            }
        }

        child.MarkChanged();
        child.Store.Write(_bucket, Series, _values.AsSpan(0, _count));
        for (var s = 0; s < child.Sums.Length; s++)
        {
            child.Sums[s].Store.Write(_bucket, Series, _sums[s].AsSpan(0, _count));
        }

        for (var i = 0; added is not null && i < _count; i++)
        {
            added(child.Code, new(((ulong)_bucket << 32) | _series[i]), _deltas[i]);
        }
    }

    /// <summary>The series named and those held, merged.</summary>
    private void Name(ReadOnlySpan<Cell> cells, ReadOnlySpan<uint> held)
    {
        MakeRoom(cells.Length + held.Length);
        var h = 0;
        foreach (var (key, value) in cells)
        {
            for (; h < held.Length && held[h] <= key.Series.Value; h++)
            {
                if (held[h] < key.Series.Value)
                {
                    Add(held[h], 0);
                }
            }

            Add(key.Series.Value, value);
        }

        for (; h < held.Length; h++)
        {
            Add(held[h], 0);
        }
    }

    private void Add(uint series, long value)
    {
        (_series[_count], _values[_count]) = (series, value);
        _count++;
    }

    private void MakeRoom(int size)
    {
        if (_series.Length < size)
        {
            size = Math.Max(size, 2 * _series.Length);
            (_series, _values, _deltas, _sums) = (new uint[size], new long[size], new long[size], [new long[size], new long[size]]);
        }
    }
}
