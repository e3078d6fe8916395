using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SmartVillage.Regions;

/// <summary>The official register of regions: immutable, one a process.</summary>
public sealed class RegionRegister
{
    private readonly FrozenDictionary<RegionCode, Region> _regions;
    private readonly FrozenDictionary<RegionCode, ImmutableArray<Region>> _children;
    private readonly FrozenDictionary<string, Region> _byBpsCode;

    /// <summary>Builds the register; every region but a province needs its parent in it.</summary>
    public RegionRegister(IEnumerable<Region> regions)
    {
        All = [.. regions.OrderBy(r => r.Code)];
        _regions = All.ToFrozenDictionary(r => r.Code);
        _children = All.Where(r => r.Code.Parent is not null).GroupBy(r => r.Code.Parent!.Value).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        _byBpsCode = All.Where(r => r.BpsCode is not null).ToFrozenDictionary(r => r.BpsCode!);
    }

    /// <summary>All regions, sorted by code.</summary>
    public ImmutableArray<Region> All { get; }

    /// <summary>The region with a code.</summary>
    public bool TryFind(RegionCode code, [NotNullWhen(true)] out Region? region) => _regions.TryGetValue(code, out region);

    /// <summary>The region with a BPS code. It looks like a Kemendagri code and means something else: ask only where the sender declares the scheme.</summary>
    public bool TryFindBps(string bpsCode, [NotNullWhen(true)] out Region? region) => _byBpsCode.TryGetValue(bpsCode, out region);

    /// <summary>The regions one administrative level below: of a kabupaten its kecamatan.</summary>
    public ImmutableArray<Region> ChildrenOf(RegionCode code) => _children.GetValueOrDefault(code, []);

    /// <summary>All desa and kelurahan of a region, itself if it is one.</summary>
    public IEnumerable<Region> VillagesOf(RegionCode code)
    {
        // A region comes directly before what lies in it.
        for (var i = IndexOf(code); i < All.Length && code.Covers(All[i].Code); i++)
        {
            if (All[i].Code.IsVillage)
            {
                yield return All[i];
            }
        }
    }

    /// <summary>All desa and kelurahan, sorted by code.</summary>
    public IEnumerable<Region> Villages => All.Where(r => r.Code.IsVillage);

    /// <summary>All provinces.</summary>
    public IEnumerable<Region> Provinces => All.Where(r => r.Level == RegionLevel.Provinsi);

    /// <summary>The regions above, the nearest first: of a village its kecamatan, kabupaten and province.</summary>
    public IEnumerable<Region> AncestorsOf(RegionCode code)
    {
        for (var parent = code.Parent; parent is { } at; parent = at.Parent)
        {
            if (_regions.TryGetValue(at, out var region))
            {
                yield return region;
            }
        }
    }

    private int IndexOf(RegionCode code)
    {
        var (low, high) = (0, All.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = All[middle].Code < code ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
