using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// The figures of a region above the village: absolute figures of each child and their sum, at any time equal to its children at the
/// versions held. Whether messages come late, twice, merged or not at all decides only when it is right, never whether.
/// </summary>
internal sealed class ParentFigures(RegionCode region)
{
    private readonly SortedDictionary<RegionCode, ChildFigures> _children = [];
    private readonly SortedDictionary<RegionCode, FigureSum> _kecamatan = [];
    private readonly FigureSum _total = new();
    private readonly FigureApply _apply = new();

    public RegionCode Region => region;

    public FigureStore Total => _total.Store;

    public IReadOnlyCollection<ChildFigures> Children => _children.Values;

    /// <summary>Is told of each cell that adds up: the child and the difference.</summary>
    public Action<RegionCode, CellKey, long>? Added { get; set; }

    public ChildFigures? Find(RegionCode child) => _children.GetValueOrDefault(child);

    /// <summary>The figures of the region itself or of a kecamatan; <see langword="null"/> for a kecamatan that nothing is held of.</summary>
    public FigureStore? StoreOf(RegionCode code) => code == region ? Total : _kecamatan.GetValueOrDefault(code)?.Store;

    /// <summary>The children held in the region itself or in a kecamatan.</summary>
    public IReadOnlyList<ChildFigures> ChildrenOf(RegionCode code) => (code == region ? _total : _kecamatan.GetValueOrDefault(code))?.Children ?? [];

    /// <param name="change">What changed in a child.</param>
    /// <param name="today">Buckets that are past on this day are left out.</param>
    /// <param name="version">The parent's version to come, noted at the child when its figures change.</param>
    public ApplyOutcome Apply(FigureChange change, DateOnly today, long version)
    {
        var held = Find(change.Region)?.Held ?? FigureVersion.None;
        if (change.To <= held)
        {
            return ApplyOutcome.Ignored;
        }

        if (!change.IsFull && change.From > held)
        {
            return ApplyOutcome.Gap;
        }

        var child = Find(change.Region) ?? AddChild(change.Region);
        _apply.To(child, change, today, Added);
        (child.Held, child.NextChangeAt) = (change.To, change.NextChangeAt);
        if (!child.HasChanged)
        {
            return ApplyOutcome.Confirmed;
        }

        child.ChangedWith(version);
        return ApplyOutcome.Changed;
    }

    /// <summary>Takes a child from a snapshot, when that can be read. It stays packed until it changes or is asked for.</summary>
    public void Restore(StoredChild stored, DateOnly today, long version)
    {
        if (stored.TryRead(out var change))
        {
            Apply(change, today, version);
            Find(stored.Code)!.Pack(stored.Figures, today);
        }
    }

    /// <summary>The version held of each child.</summary>
    public ImmutableSortedDictionary<RegionCode, FigureVersion> Vector(RegionCode code) =>
        ChildrenOf(code).ToImmutableSortedDictionary(child => child.Code, child => child.Held);

    /// <summary>Drops what no window reaches any more.</summary>
    public void Prune(DateOnly today)
    {
        Total.Prune(today);
        foreach (var group in _kecamatan.Values)
        {
            group.Store.Prune(today);
        }

        foreach (var child in _children.Values)
        {
            child.Prune(today);
        }
    }

    /// <summary>Packs the figures of children that nobody has asked for, or changed, since this was last called.</summary>
    public void Rest()
    {
        foreach (var child in _children.Values)
        {
            child.Rest();
        }
    }

    private ChildFigures AddChild(RegionCode code)
    {
        var child = new ChildFigures(code, code.IsVillage ? [_total, KecamatanOf(code)] : [_total]);
        foreach (var sum in child.Sums)
        {
            sum.Include(child);
        }

        _children.Add(code, child);
        return child;
    }

    private FigureSum KecamatanOf(RegionCode village)
    {
        if (!_kecamatan.TryGetValue(village.Kecamatan, out var sum))
        {
            _kecamatan.Add(village.Kecamatan, sum = new());
        }

        return sum;
    }
}

/// <summary>What a change of a child did to its parent.</summary>
internal enum ApplyOutcome
{
    /// <summary>As old as what is held, or older.</summary>
    Ignored,

    /// <summary>It stands on a version that isn't held: ask the child for its full figures.</summary>
    Gap,

    /// <summary>A newer version of the same figures.</summary>
    Confirmed,

    /// <summary>Figures changed.</summary>
    Changed,
}
