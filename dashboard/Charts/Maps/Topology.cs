using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>A TopoJSON file: arcs that neighbours share, and the regions made of them.</summary>
internal sealed class Topology
{
    private readonly ImmutableArray<GeoPoint>[] _arcs;
    private readonly Dictionary<string, ImmutableArray<TopologyRegion>> _layers;

    private Topology(ImmutableArray<GeoPoint>[] arcs, Dictionary<string, ImmutableArray<TopologyRegion>> layers) => (_arcs, _layers) = (arcs, layers);

    public IReadOnlyList<ImmutableArray<GeoPoint>> Arcs => _arcs;

    public ImmutableArray<TopologyRegion> Layer(string name) => _layers.GetValueOrDefault(name, []);

    public static Topology Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var transform = root.GetProperty("transform");
        var (scale, origin) = (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate")));
        var arcs = root.GetProperty("arcs").EnumerateArray().Select(arc => Arc(arc, scale, origin)).ToArray();
        var layers = root.GetProperty("objects").EnumerateObject()
            .ToDictionary(layer => layer.Name, layer => layer.Value.GetProperty("geometries").EnumerateArray().Select(Region).ToImmutableArray());
        return new(arcs, layers);
    }

    /// <summary>Each point is told as the step from the one before it.</summary>
    private static ImmutableArray<GeoPoint> Arc(JsonElement steps, GeoPoint scale, GeoPoint origin)
    {
        var (x, y) = (0L, 0L);
        var points = ImmutableArray.CreateBuilder<GeoPoint>(steps.GetArrayLength());
        foreach (var step in steps.EnumerateArray())
        {
            (x, y) = (x + step[0].GetInt64(), y + step[1].GetInt64());
            points.Add(new(origin.Longitude + (x * scale.Longitude), origin.Latitude + (y * scale.Latitude)));
        }

        return points.MoveToImmutable();
    }

    private static TopologyRegion Region(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs");
        var polygons = geometry.GetProperty("type").GetString() == "MultiPolygon" ? arcs.EnumerateArray().SelectMany(Rings) : Rings(arcs);
        return new(RegionCode.Parse(geometry.GetProperty("properties").GetProperty("code").GetString()!, CultureInfo.InvariantCulture), [.. polygons]);
    }

    private static IEnumerable<ImmutableArray<int>> Rings(JsonElement polygon) =>
        polygon.EnumerateArray().Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToImmutableArray());

    private static GeoPoint Pair(JsonElement pair) => new(pair[0].GetDouble(), pair[1].GetDouble());
}

/// <summary>A region as rings of arcs; an arc that is walked backwards is told by its complement.</summary>
internal sealed record TopologyRegion(RegionCode Code, ImmutableArray<ImmutableArray<int>> Rings);

/// <summary>Degrees, WGS 84.</summary>
internal readonly record struct GeoPoint(double Longitude, double Latitude);
