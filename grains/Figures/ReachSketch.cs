using System.Collections.Immutable;
using System.Numerics;
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
        ImmutableArray<int> set = [.. cells.Distinct().Order()];
        return set.Length <= SparseLimit && !set.Contains(DenseMark) ? (set.IsEmpty ? Bottom : new(set, [])) : new([], Densify(set, []));
    }

    public ReachSketch With(int cell)
    {
        if (!IsSparse)
        {
            return cell == DenseMark || _ranks[cell >> 6] >= (cell & 63) ? this : new([], Densify([cell], _ranks));
        }

        var at = _cells.BinarySearch(cell);
        return at >= 0 ? this
            : _cells.Length < SparseLimit && cell != DenseMark ? new(_cells.Insert(~at, cell), [])
            : new([], Densify(_cells.Insert(~at, cell), []));
    }

    public ReachSketch Join(ReachSketch other) =>
        other.IsEmpty || ReferenceEquals(this, other) ? this
        : IsEmpty ? other
        : IsSparse && other.IsSparse ? Of(_cells.Concat(other._cells))
        : IsSparse ? other.Join(this)
        : new([], Densify(other.Cells, _ranks));

    /// <summary>Whether joining <paramref name="other"/> would change nothing.</summary>
    public bool Holds(ReachSketch other) => Join(other).Equals(this);

    /// <summary>
    /// The likeliest number of residents behind what is seen. Sparse: corrected for residents that share a cell. Dense: the harmonic-mean
    /// estimate of HyperLogLog, with linear counting while many registers are empty.
    /// </summary>
    public double Estimate() => IsSparse ? SparseCells.Residents(_cells.Length) : DenseEstimate();

    /// <summary>Half of the 95 % interval as a share of the estimate.</summary>
    public double RelativeError() => IsSparse ? SparseCells.RelativeError(_cells.Length) : 1.96 * 1.04 / Math.Sqrt(Registers);

    private double DenseEstimate()
    {
        var (sum, empty) = (0.0, 0);
        foreach (var rank in _ranks)
        {
            sum += Math.ScaleB(1, -rank);
            empty += rank == 0 ? 1 : 0;
        }

        var raw = 0.7213 / (1 + (1.079 / Registers)) * Registers * Registers / sum;
        return raw <= 2.5 * Registers && empty > 0 ? Registers * Math.Log((double)Registers / empty) : raw;
    }

    private static ImmutableArray<byte> Densify(ImmutableArray<int> cells, ImmutableArray<byte> ranks)
    {
        var result = ranks.IsEmpty ? new byte[Registers] : ranks.ToArray();
        foreach (var cell in cells)
        {
            if (cell != DenseMark)
            {
                ref var rank = ref result[cell >> 6];
                rank = Math.Max(rank, (byte)(cell & 63));
            }
        }

        return ImmutableArray.Create(result);
    }

    /// <summary>The cell of a keyed hash: 12 bits choose the register, the rank is 1 + the leading zeros of the next 52.</summary>
    public static int CellOf(ulong hash) =>
        ((int)(hash >> 52) << 6) | Math.Min(53, BitOperations.LeadingZeroCount(hash << 12) + 1);

    public bool Equals(ReachSketch? other) =>
        other is not null && _cells.AsSpan().SequenceEqual(other._cells.AsSpan()) && _ranks.AsSpan().SequenceEqual(other._ranks.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ReachSketch);

    public override int GetHashCode() => HashCode.Combine(_cells.Length, _ranks.Length);

    /// <summary>How many residents are behind a number of distinct cells: the inverse of the expected number of cells.</summary>
    private static class SparseCells
    {
        public static double Residents(int cells)
        {
            var (low, high) = ((double)cells, (cells * 2.0) + 16);
            for (var i = 0; i < 50; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = ExpectedCells(middle) < cells ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }

        /// <summary>Residents that share a cell are few and near Poisson: their number is the variance.</summary>
        public static double RelativeError(int cells) =>
            cells == 0 ? 0 : 1.96 * Math.Sqrt(Residents(cells) - cells) / Residents(cells);

        private static double ExpectedCells(double residents)
        {
            var sum = 0.0;
            for (var rank = 1; rank <= 30; rank++)
            {
                sum += -double.ExpM1(residents * double.LogP1(-Math.ScaleB(1, -rank) / Registers));
            }

            return sum * Registers;
        }
    }
}
