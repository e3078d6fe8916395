using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Aggregates;

/// <summary>Which state of a region's figures: ordered first by sequence, then by the instant at which states now were evaluated.</summary>
/// <param name="Sequence">Of a village its journal head; of a region above it epoch × 2^32 + counter.</param>
/// <param name="AsOf">UTC ticks of the evaluation.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.FigureVersion")]
public readonly record struct FigureVersion([property: Id(0)] long Sequence, [property: Id(1)] long AsOf) : IComparable<FigureVersion>
{
    /// <summary>Nothing known yet.</summary>
    public static readonly FigureVersion None = new(-1, 0);

    /// <inheritdoc/>
    public int CompareTo(FigureVersion other) =>
        Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : AsOf.CompareTo(other.AsOf);

    /// <summary>Whether <paramref name="left"/> is older than <paramref name="right"/>.</summary>
    public static bool operator <(FigureVersion left, FigureVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is newer than <paramref name="right"/>.</summary>
    public static bool operator >(FigureVersion left, FigureVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer than <paramref name="right"/>.</summary>
    public static bool operator <=(FigureVersion left, FigureVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older than <paramref name="right"/>.</summary>
    public static bool operator >=(FigureVersion left, FigureVersion right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// What changed in a region's figures between two versions: absolute values, never increments.
/// Whoever holds a version before <see cref="From"/> asks for the full figures; one that comes late or twice changes nothing.
/// </summary>
/// <param name="Region">Whose figures.</param>
/// <param name="From">The version on which the change stands; ignored when <paramref name="IsFull"/>.</param>
/// <param name="To">The version that it leads to.</param>
/// <param name="IsFull">Whether all cells are given; cells that are not are empty.</param>
/// <param name="Sums">Cells that add up; a zero empties the cell.</param>
/// <param name="Maxima">Cells of which the greatest holds; a zero empties the cell.</param>
/// <param name="Reach">Sketches of residents by day and month.</param>
/// <param name="NextChangeAt">When something changes by time alone, UTC ticks; 0 = never.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.FigureChange")]
public sealed record FigureChange(
    [property: Id(0)] RegionCode Region,
    [property: Id(1)] FigureVersion From,
    [property: Id(2)] FigureVersion To,
    [property: Id(3)] bool IsFull,
    [property: Id(4)] ImmutableArray<Cell> Sums,
    [property: Id(5)] ImmutableArray<Cell> Maxima,
    [property: Id(6)] ImmutableArray<ReachChange> Reach,
    [property: Id(7)] long NextChangeAt = 0);

/// <summary>What changed in the sketch of a bucket.</summary>
/// <param name="SpanAndBucket">A day or month (<see cref="CellKey.SpanAndBucket"/>).</param>
/// <param name="Replaces">Whether <paramref name="Cells"/> is the whole sketch (a correction took residents away, or the figures are full), or only what joined.</param>
/// <param name="Cells">Cells of the sketch, sorted: register × 64 + rank.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.ReachChange")]
public sealed record ReachChange(
    [property: Id(0)] uint SpanAndBucket,
    [property: Id(1)] bool Replaces,
    [property: Id(2)] ImmutableArray<int> Cells);
