using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>A child in a snapshot.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Rollup.StoredChild")]
internal sealed record StoredChild(
    [property: Id(0)] RegionCode Code,
    [property: Id(1)] FigureVersion Held,
    [property: Id(2)] long NextChangeAt,
    [property: Id(3)] byte[] Figures)
{
    public static ImmutableArray<StoredChild> Of(ParentFigures parent) =>
        [.. parent.Children.Select(child => new StoredChild(child.Code, child.Held, child.NextChangeAt, child.Packed))];

    /// <summary>As a full change; <see langword="false"/> when the bytes are of another format, cut off or changed.</summary>
    public bool TryRead([NotNullWhen(true)] out FigureChange? change)
    {
        change = FigureBlob.TryRead(Figures, out var figures)
            ? new(Code, FigureVersion.None, Held, true, figures.Sums, figures.Maxima, figures.Reach, NextChangeAt)
            : null;
        return change is not null;
    }
}
