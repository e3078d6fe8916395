using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>Draws the regions of a topology into a frame. Arcs are thinned once each, so neighbours keep their common line.</summary>
internal sealed class Outlines(Topology topology, MapFrame frame)
{
    /// <summary>Points nearer than this to the one before are not seen.</summary>
    private const double Nearest = 0.7;

    private readonly Dictionary<int, MapPoint[]> _arcs = [];

    public Outline Of(TopologyRegion region)
    {
        var rings = region.Rings.Select(Ring).Where(ring => ring.Count > 3).ToArray();
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            Append(path, ring);
        }

        var largest = rings.Length == 0 ? [] : rings.MaxBy(ring => Math.Abs(AreaOf(ring)))!;
        return new(region.Code, path.ToString(), CentroidOf(largest), rings.Sum(ring => Math.Abs(AreaOf(ring))));
    }

    private List<MapPoint> Ring(ImmutableArray<int> arcs)
    {
        var points = new List<MapPoint>();
        foreach (var arc in arcs)
        {
            var thinned = Thinned(arc < 0 ? ~arc : arc);
            points.AddRange((arc < 0 ? thinned.Reverse() : thinned).Skip(points.Count == 0 ? 0 : 1)); // an arc begins where the one before it ends
        }

        return points;
    }

    private MapPoint[] Thinned(int arc)
    {
        if (_arcs.TryGetValue(arc, out var known))
        {
            return known;
        }

        var all = topology.Arcs[arc].Select(frame.Project).ToArray();
        var kept = new List<MapPoint> { all[0] };
        kept.AddRange(all.Skip(1).SkipLast(1).Where(point => point.DistanceTo(kept[^1]) >= Nearest));
        kept.Add(all[^1]);
        return _arcs[arc] = [.. kept];
    }

    /// <summary>Steps in tenths of a pixel: a third of the length that full coordinates take.</summary>
    private static void Append(StringBuilder path, List<MapPoint> ring)
    {
        var (x, y) = (Tenths(ring[0].X), Tenths(ring[0].Y));
        path.Append('M').Append(Text(x)).Append(' ').Append(Text(y)).Append('l');
        var first = true;
        foreach (var point in ring.Skip(1).SkipLast(1))
        {
            var (nextX, nextY) = (Tenths(point.X), Tenths(point.Y));
            if ((nextX, nextY) == (x, y))
            {
                continue;
            }

            Separate(path, nextX - x, first);
            Separate(path, nextY - y, first: false);
            (x, y, first) = (nextX, nextY, false);
        }

        path.Append('z');
    }

    /// <summary>A minus separates by itself.</summary>
    private static void Separate(StringBuilder path, long tenths, bool first) => path.Append(first || tenths < 0 ? "" : " ").Append(Text(tenths));

    private static long Tenths(double pixels) => (long)Math.Round(pixels * 10);

    private static string Text(long tenths) => (tenths / 10.0).ToString("#0.#", CultureInfo.InvariantCulture) is var text && text.StartsWith("0.", StringComparison.Ordinal) ? text[1..]
        : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..] : text;

    private static double AreaOf(List<MapPoint> ring) => Corners(ring).Sum(c => (c.A.X * c.B.Y) - (c.B.X * c.A.Y)) / 2;

    private static MapPoint CentroidOf(List<MapPoint> ring)
    {
        if (ring.Count == 0)
        {
            return default;
        }

        // From its first point, so that large coordinates don't eat the digits of small rings.
        var origin = ring[0];
        var (area, x, y) = (0.0, 0.0, 0.0);
        foreach (var (a, b) in Corners([.. ring.Select(p => new MapPoint(p.X - origin.X, p.Y - origin.Y))]))
        {
            var cross = (a.X * b.Y) - (b.X * a.Y);
            (area, x, y) = (area + cross, x + ((a.X + b.X) * cross), y + ((a.Y + b.Y) * cross));
        }

        return Math.Abs(area) < 1e-9 ? origin : new(origin.X + (x / (3 * area)), origin.Y + (y / (3 * area)));
    }

    private static IEnumerable<(MapPoint A, MapPoint B)> Corners(List<MapPoint> ring) => ring.Zip(ring.Skip(1).Append(ring[0]));
}

/// <summary>A region as drawn.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Path">Path data.</param>
/// <param name="Middle">Centroid of its largest part.</param>
/// <param name="Area">Square pixels.</param>
public sealed record Outline(SmartVillage.Regions.RegionCode Code, string Path, MapPoint Middle, double Area);
