using System.Collections.Immutable;

namespace SmartVillage.Aggregates;

/// <summary>A sparse vector of cells: what an event, a request or a village adds. Sorted by key, no zeros, checked arithmetic.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.CellVector")]
public sealed class CellVector : ISum<CellVector>, IEquatable<CellVector>
{
    /// <summary>Adds nothing.</summary>
    public static readonly CellVector Zero = new([]);

    private CellVector(ImmutableArray<Cell> cells) => Cells = cells;

    /// <summary>The cells, sorted by key, none of them zero.</summary>
    [Id(0)]
    public ImmutableArray<Cell> Cells { get; }

    /// <inheritdoc/>
    public static CellVector AdditiveIdentity => Zero;

    /// <summary>Collects cells; several of one key add up.</summary>
    public static CellVector From(IEnumerable<Cell> cells)
    {
        var sorted = cells.ToArray();
        Array.Sort(sorted, static (a, b) => a.Key.CompareTo(b.Key));
        var result = ImmutableArray.CreateBuilder<Cell>(sorted.Length);
        for (var i = 0; i < sorted.Length;)
        {
            var (key, sum) = (sorted[i].Key, 0L);
            for (; i < sorted.Length && sorted[i].Key == key; i++)
            {
                sum = checked(sum + sorted[i].Value);
            }

            if (sum != 0)
            {
                result.Add(new(key, sum));
            }
        }

        return result.Count == 0 ? Zero : new(result.DrainToImmutable());
    }

    /// <summary>Cell-wise sum.</summary>
    public static CellVector operator +(CellVector left, CellVector right) => Merge(left, right, 1);

    /// <summary>Cell-wise difference.</summary>
    public static CellVector operator -(CellVector left, CellVector right) => Merge(left, right, -1);

    private static CellVector Merge(CellVector left, CellVector right, int sign)
    {
        if (right.Cells.IsEmpty)
        {
            return left;
        }

        var result = ImmutableArray.CreateBuilder<Cell>(left.Cells.Length + right.Cells.Length);
        var a = left.Cells.AsSpan();
        var b = right.Cells.AsSpan();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var key = j == b.Length || (i < a.Length && a[i].Key < b[j].Key) ? a[i].Key : b[j].Key;
            long value = 0;
            if (i < a.Length && a[i].Key == key)
            {
                value = a[i++].Value;
            }

            if (j < b.Length && b[j].Key == key)
            {
                value = checked(value + (sign * b[j++].Value));
            }

            if (value != 0)
            {
                result.Add(new(key, value));
            }
        }

        return result.Count == 0 ? Zero : new(result.DrainToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(CellVector? other) => other is not null && Cells.AsSpan().SequenceEqual(other.Cells.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CellVector);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var cell in Cells)
        {
            hash.Add(cell);
        }

        return hash.ToHashCode();
    }
}
