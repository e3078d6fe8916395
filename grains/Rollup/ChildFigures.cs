using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What a parent holds of one child: its figures at one version.</summary>
/// <param name="code">Which child.</param>
/// <param name="sums">The sums that it is part of: its parent's, and its kecamatan's.</param>
internal sealed class ChildFigures(RegionCode code, ImmutableArray<FigureSum> sums)
{
    public RegionCode Code { get; } = code;

    public FigureStore Store { get; } = new(marksChanges: false);

    /// <summary>Whether something was written since the last version taken; a change that could be taken in part only counts with the next.</summary>
    public bool HasChanged { get; set; }

    public FigureVersion Held { get; set; } = FigureVersion.None;

    /// <summary>When something changes by time alone, UTC ticks; 0 = never.</summary>
    public long NextChangeAt { get; set; }

    /// <summary>The parent's version at which the figures last changed: which rows a reader has not seen. Empty ones are older than any version, and newer than a reader's 0.</summary>
    public long ChangedAt { get; set; } = 1;

    public ImmutableArray<FigureSum> Sums { get; } = sums;
}
