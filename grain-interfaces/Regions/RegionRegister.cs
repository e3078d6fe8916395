using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SmartVillage.Regions;

/// <summary>The official register of regions: immutable, one a process.</summary>
public sealed class RegionRegister
{
    private readonly FrozenDictionary<RegionCode, Region> _regions;
    private readonly FrozenDictionary<RegionCode, ImmutableArray<Region>> _children;

    /// <summary>Builds the register; every region but a province needs its parent in it.</summary>
    public RegionRegister(IEnumerable<Region> regions)
    {
        All = [.. regions.OrderBy(r => r.Code)];
        _regions = All.ToFrozenDictionary(r => r.Code);
        _children = All.Where(r => r.Code.Parent is not null).GroupBy(r => r.Code.Parent!.Value).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
    }

    /// <summary>All regions, sorted by code.</summary>
    public ImmutableArray<Region> All { get; }

    /// <summary>The region with a code.</summary>
    public bool TryFind(RegionCode code, [NotNullWhen(true)] out Region? region) => _regions.TryGetValue(code, out region);

    /// <summary>The regions one administrative level below: of a kabupaten its kecamatan.</summary>
    public ImmutableArray<Region> ChildrenOf(RegionCode code) => _children.GetValueOrDefault(code, []);

    /// <summary>All desa and kelurahan of a region, itself if it is one.</summary>
    public IEnumerable<Region> VillagesOf(RegionCode code) => All.Where(r => r.Code.IsVillage && code.Covers(r.Code));

    /// <summary>All provinces.</summary>
    public IEnumerable<Region> Provinces => All.Where(r => r.Level == RegionLevel.Provinsi);
}
