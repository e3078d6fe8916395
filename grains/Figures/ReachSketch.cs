using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// A HyperLogLog of residents (p = 12). A resident is a cell: register × 64 + rank. Sparse it is the set of cells seen,
/// dense the highest rank of each of 4,096 registers; a union of more than <see cref="SparseLimit"/> cells is dense, whatever the order.
/// </summary>
public sealed class ReachSketch : IJoin<ReachSketch>, IEquatable<ReachSketch>
{
    public const int Registers = 4096, SparseLimit = 1024;

    /// <summary>Stands first among the cells of a dense sketch: its registers may be fewer than <see cref="SparseLimit"/>, and then nothing else tells it from a sparse one.</summary>
    private const int DenseMark = -1;

    private readonly ImmutableArray<int> _cells;
    private readonly ImmutableArray<byte> _ranks;

    private ReachSketch(ImmutableArray<int> cells, ImmutableArray<byte> ranks) => (_cells, _ranks) = (cells, ranks);

    public static ReachSketch Bottom { get; } = new([], []);

    public bool IsSparse => _ranks.IsEmpty;

    public bool IsEmpty => IsSparse && _cells.IsEmpty;

    /// <summary>The cells: all of a sparse sketch; a mark and one a register of a dense one. Sorted.</summary>
    public ImmutableArray<int> Cells => IsSparse
        ? _cells
        : [DenseMark, .. Enumerable.Range(0, Registers).Where(r => _ranks[r] > 0).Select(r => (r << 6) | _ranks[r])];

    public static ReachSketch Of(IEnumerable<int> cells)
    {
        ImmutableArray<int> set = cells is ImmutableArray<int> array && IsSet(array.AsSpan()) ? array : [.. cells.Distinct().Order()];
        return OfSorted(set);
    }

    private static ReachSketch OfSorted(ImmutableArray<int> set) =>
        set.IsEmpty ? Bottom : set.Length <= SparseLimit && set[0] != DenseMark ? new(set, []) : new([], Densify(set));

    private static bool IsSet(ReadOnlySpan<int> cells)
    {
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i] <= cells[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The union of two sorted sets.</summary>
    private static ImmutableArray<int> Merge(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var union = new int[left.Length + right.Length];
        var (l, r, to) = (0, 0, 0);
        while (l < left.Length && r < right.Length)
        {
            var (a, b) = (left[l], right[r]);
            union[to++] = Math.Min(a, b);
            l += a <= b ? 1 : 0;
            r += b <= a ? 1 : 0;
        }

        left[l..].CopyTo(union.AsSpan(to));
        to += left.Length - l;
        right[r..].CopyTo(union.AsSpan(to));
        to += right.Length - r;
        return [.. union.AsSpan(0, to)];
    }

    public ReachSketch Join(ReachSketch other) =>
        other.IsEmpty || ReferenceEquals(this, other) ? this
        : IsEmpty ? other
        : IsSparse && other.IsSparse ? OfSorted(Merge(_cells.AsSpan(), other._cells.AsSpan()))
        : IsSparse ? other.Join(this)
        : Union([this, other]);

    /// <summary>The cells that joining would add.</summary>
    internal List<int> MissingOf(ReadOnlySpan<int> cells)
    {
        List<int> missing = [];
        foreach (var cell in cells)
        {
            if (IsSparse ? _cells.AsSpan().BinarySearch(cell) < 0 : cell != DenseMark && _ranks[cell >> 6] < (cell & 63))
            {
                missing.Add(cell);
            }
        }

        return missing;
    }

    /// <summary>The join of many sketches at once.</summary>
    public static ReachSketch Union(IReadOnlyList<ReachSketch> sketches)
    {
        if (sketches.Count < 2)
        {
            return sketches.Count == 0 ? Bottom : sketches[0];
        }

        if (sketches.All(s => s.IsSparse))
        {
            return Of(sketches.SelectMany(s => s._cells));
        }

        var ranks = new byte[Registers];
        foreach (var sketch in sketches)
        {
            if (sketch.IsSparse)
            {
                Raise(ranks, sketch._cells);
            }
            else
            {
                RaiseAll(ranks, sketch._ranks.AsSpan());
            }
        }

        return new([], ImmutableCollectionsMarshal.AsImmutableArray(ranks));
    }

    /// <summary>Whether joining <paramref name="other"/> would change nothing.</summary>
    public bool Holds(ReachSketch other) => Join(other).Equals(this);

    /// <summary>
    /// The likeliest number of residents behind what is seen. Sparse: corrected for residents that share a cell. Dense: by the
    /// histogram of ranks.
    /// </summary>
    public double Estimate() => IsSparse ? SparseCells.Residents(_cells.Length) : DenseEstimate();

    /// <summary>Half of the 95 % interval as a share of the estimate.</summary>
    public double RelativeError() => IsSparse ? SparseCells.RelativeError(_cells.Length) : 1.96 * 1.04 / Math.Sqrt(Registers);

    /// <summary>
    /// Ertl's estimator of the ranks' histogram (2017): without bias from few residents to many, where the classic one with linear
    /// counting is some percent off between 2.5 and 5 times the registers. Its term for exhausted registers is left out: ranks reach 53.
    /// </summary>
    private double DenseEstimate()
    {
        Span<int> registersOfRank = stackalloc int[64];
        foreach (var rank in _ranks)
        {
            registersOfRank[rank]++;
        }

        var sum = Registers * EmptyTerm((double)registersOfRank[0] / Registers);
        for (var rank = 1; rank < registersOfRank.Length; rank++)
        {
            sum += Math.ScaleB(registersOfRank[rank], -rank);
        }

        return Registers * (double)Registers / (2 * Math.Log(2) * sum);
    }

    /// <summary>x + Σ x^(2^k) × 2^(k-1), which converges for the share x &lt; 1 of empty registers.</summary>
    private static double EmptyTerm(double x)
    {
        var (sum, power, factor) = (x, x, 1.0);
        for (var before = double.NaN; sum != before;)
        {
            power *= power;
            before = sum;
            sum += power * factor;
            factor *= 2;
        }

        return sum;
    }

    private static ImmutableArray<byte> Densify(ImmutableArray<int> cells)
    {
        var ranks = new byte[Registers];
        Raise(ranks, cells);
        return ImmutableCollectionsMarshal.AsImmutableArray(ranks);
    }

    private static void Raise(byte[] ranks, ImmutableArray<int> cells)
    {
        foreach (var cell in cells)
        {
            if (cell != DenseMark)
            {
                ref var rank = ref ranks[cell >> 6];
                rank = Math.Max(rank, (byte)(cell & 63));
            }
        }
    }

    /// <summary>Register by register the higher rank; the number of registers is a multiple of every vector's width.</summary>
    private static void RaiseAll(Span<byte> ranks, ReadOnlySpan<byte> others)
    {
        for (var i = 0; i < ranks.Length; i += Vector<byte>.Count)
        {
            Vector.Max(new Vector<byte>(ranks[i..]), new Vector<byte>(others[i..])).CopyTo(ranks[i..]);
        }
    }

    /// <summary>The cell of a keyed hash: 12 bits choose the register, the rank is 1 + the leading zeros of the next 52.</summary>
    public static int CellOf(ulong hash) =>
        ((int)(hash >> 52) << 6) | Math.Min(53, BitOperations.LeadingZeroCount(hash << 12) + 1);

    public bool Equals(ReachSketch? other) =>
        other is not null && _cells.AsSpan().SequenceEqual(other._cells.AsSpan()) && _ranks.AsSpan().SequenceEqual(other._ranks.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ReachSketch);

    public override int GetHashCode() => HashCode.Combine(_cells.Length, _ranks.Length);
}
