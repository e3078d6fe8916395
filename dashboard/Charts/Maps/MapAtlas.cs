using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>The maps of this process: each is projected once, when it is first asked for.</summary>
internal sealed class MapAtlas(RegionRegister register)
{
    private const string Folder = "SmartVillage.Dashboard.Map.";
    private const int Width = 440, MostHeight = 480;

    /// <summary>As the province was drawn: its far islets in the south fall out of the frame.</summary>
    private static readonly MapFrame ProvinceFrame = new(434, 345, 152.1, new(103.2834, -3.7066), 0.9963), WallFrame = new(980, 800, 350.7, new(103.3471, -3.7143), 0.9963);

    /// <summary>Islets far off would make these small.</summary>
    private static readonly ImmutableDictionary<string, GeoBounds> Fits = new Dictionary<string, GeoBounds>
    {
        ["18.07"] = new(105.279, -5.621, 105.901, -4.619),
        ["18.09"] = new(-180, -90, 105.349, 90),
    }.ToImmutableDictionary();

    private readonly ConcurrentDictionary<(RegionCode Region, bool Wall), Lazy<RegionMap?>> _maps = new();
    private readonly ConcurrentDictionary<RegionCode, Lazy<ImmutableDictionary<RegionCode, MapPoint>>> _wallVillages = new();

    /// <summary>The map of a province, kabupaten, kota or kecamatan; <see langword="null"/> for a village, or where no borders are known.</summary>
    public RegionMap? Of(RegionCode region) => Of(region, wall: false);

    /// <summary>The map of a province in the size of the wall display.</summary>
    public RegionMap? Wall(RegionCode province) => Of(province, wall: true);

    /// <summary>Where the villages of a province lie on the wall's map; those without a polygon are left out.</summary>
    public ImmutableDictionary<RegionCode, MapPoint> WallVillages(RegionCode province) => _wallVillages.GetOrAdd(province, key => new(() => PointsOf(key))).Value;

    private ImmutableDictionary<RegionCode, MapPoint> PointsOf(RegionCode province)
    {
        var points = ImmutableDictionary.CreateBuilder<RegionCode, MapPoint>();
        foreach (var kabupaten in register.ChildrenOf(province))
        {
            using var file = FileOf(kabupaten.Code);
            if (file is null)
            {
                continue;
            }

            var topology = Topology.Read(file);
            foreach (var village in topology.Layer("desa"))
            {
                points[village.Code] = WallFrame.Project(GeoBounds.Of(village.Rings.MaxBy(ring => ring.Sum(arc => topology.Arcs[arc < 0 ? ~arc : arc].Length)).SelectMany(arc => topology.Arcs[arc < 0 ? ~arc : arc])).Middle);
            }
        }

        return points.ToImmutable();
    }

    private static Stream? FileOf(RegionCode region) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{region}.topojson");

    private RegionMap? Of(RegionCode region, bool wall) => _maps.GetOrAdd((region, wall), key => new(() => Draw(key.Region, key.Wall))).Value;

    private RegionMap? Draw(RegionCode region, bool wall)
    {
        using var file = region.IsVillage ? null : FileOf(region.Kabupaten);
        if (file is null)
        {
            return null;
        }

        var topology = Topology.Read(file);
        return region.Level == RegionLevel.Provinsi ? Province(topology, wall) : Villages(topology, region);
    }

    private static RegionMap Province(Topology topology, bool wall)
    {
        var frame = wall ? WallFrame : ProvinceFrame;
        var outlines = new Outlines(topology, frame);
        var regions = InReadingOrder(topology.Layer("kabupaten").Select(outlines.Of));
        return new(frame.Width, frame.Height, regions, [], ProvinceLabels.Of(regions, wall), []);
    }

    private RegionMap Villages(Topology topology, RegionCode region)
    {
        var villages = topology.Layer("desa").Where(village => region.Covers(village.Code)).ToArray();
        var bounds = GeoBounds.Of(villages.SelectMany(v => v.Rings).SelectMany(ring => ring).SelectMany(arc => topology.Arcs[arc < 0 ? ~arc : arc]));
        var frame = MapFrame.Fit(Fits.TryGetValue(region.ToString(), out var fit) ? bounds.Within(fit) : bounds, Width, MostHeight);
        var outlines = new Outlines(topology, frame);
        var groups = region.Level == RegionLevel.Kecamatan ? [] : topology.Layer("kecamatan").Select(outlines.Of).ToImmutableArray();
        var drawn = villages.Select(v => v.Code).ToHashSet();
        return new(frame.Width, frame.Height, InReadingOrder(villages.Select(outlines.Of)), groups, GroupLabels.Of(groups, register, frame),
            [.. register.VillagesOf(region).Select(v => v.Code).Where(code => !drawn.Contains(code))]);
    }

    /// <summary>From the top, and in a band from the left.</summary>
    private static ImmutableArray<Outline> InReadingOrder(IEnumerable<Outline> outlines) =>
        [.. outlines.OrderBy(o => Math.Floor(o.Middle.Y / 40)).ThenBy(o => o.Middle.X).ThenBy(o => o.Code)];
}

/// <summary>A map ready to be coloured.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Regions">What is coloured, in reading order.</param>
/// <param name="Groups">Borders over it: kecamatan.</param>
/// <param name="Labels">Names on it.</param>
/// <param name="Beside">Regions without a polygon, which must be listed beside it.</param>
public sealed record RegionMap(int Width, int Height, ImmutableArray<Outline> Regions, ImmutableArray<Outline> Groups, ImmutableArray<MapLabel> Labels, ImmutableArray<RegionCode> Beside);

/// <summary>A name on a map.</summary>
/// <param name="Code">Whose.</param>
/// <param name="Lines">The name, broken where it is long.</param>
/// <param name="At">Middle of its first line's foot, or its start or end.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Inside">Whether it stands on its region, and takes the ink of its colour.</param>
/// <param name="Small">Whether it takes the smaller size.</param>
/// <param name="Leader">A line from it to its region.</param>
public sealed record MapLabel(RegionCode Code, ImmutableArray<string> Lines, MapPoint At, string Anchor = "middle", bool Inside = true, bool Small = false, string? Leader = null);
