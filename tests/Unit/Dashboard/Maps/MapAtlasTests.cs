using System.Text;
using System.Text.RegularExpressions;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard.Maps;

public sealed partial class MapAtlasTests
{
    /// <summary>Two squares side by side; they share the arc 0, which the second walks backwards.</summary>
    private const string TwoSquares =
        """
        {"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},
         "objects":{"desa":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"18.01.01.2001"}},
           {"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"code":"18.01.01.2002"}}]}},
         "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}
        """;

    private static readonly MapAtlas Atlas = new(Scene.Register);

    private static readonly RegionCode Province = RegionCode.Parse("18");

    [Fact]
    public void Neighbours_share_their_border_whichever_way_it_is_walked()
    {
        var topology = Topology.Read(new MemoryStream(Encoding.UTF8.GetBytes(TwoSquares)));
        var outlines = new Outlines(topology, new(20, 10, 1, new(0, 10), 1));

        var drawn = topology.Layer("desa").Select(outlines.Of).ToArray();

        Assert.Equal(["M10 10l0-10-10 0 0 10z", "M10 0l0 10 10 0 0-10z"], drawn.Select(o => o.Path));
        Assert.Equal([new(5, 5), new(15, 5)], drawn.Select(o => o.Middle));
        Assert.Equal([100, 100], drawn.Select(o => o.Area));
    }

    [Fact]
    public void The_province_shows_its_kabupaten_and_kota_each_with_its_name()
    {
        var map = Atlas.Of(Province)!;

        Assert.Equal(Scene.Register.ChildrenOf(Province).Select(r => r.Code), map.Regions.Select(r => r.Code).Order());
        Assert.Equal(map.Regions.Select(r => r.Code).Order(), map.Labels.Select(l => l.Code).Order());
        Assert.Empty(map.Beside);
    }

    [Fact]
    public void Every_village_is_drawn_or_listed_beside_its_map()
    {
        var maps = Scene.Register.ChildrenOf(Province).Select(r => (r.Code, Map: Atlas.Of(r.Code)!)).ToArray();

        Assert.All(maps, pair => Assert.Equal(Scene.Register.VillagesOf(pair.Code).Select(v => v.Code), pair.Map.Regions.Select(r => r.Code).Concat(pair.Map.Beside).Order()));
        Assert.Equal(11, maps.Sum(pair => pair.Map.Beside.Length));
        Assert.All(maps.SelectMany(pair => pair.Map.Regions), region => Assert.Matches(PathData(), region.Path));
        Assert.All(maps, pair => Assert.InRange(pair.Map.Height, 200, 480));
    }

    [Fact]
    public void A_kecamatan_is_a_map_of_its_own_and_a_village_is_none()
    {
        var kecamatan = RegionCode.Parse("18.09.10");

        Assert.Equal(Scene.Register.VillagesOf(kecamatan).Select(v => v.Code), Atlas.Of(kecamatan)!.Regions.Select(r => r.Code).Order());
        Assert.Null(Atlas.Of(RegionCode.Parse("18.09.10.2004")));
    }

    [Fact]
    public void No_two_names_of_kecamatan_stand_on_each_other()
    {
        foreach (var map in Scene.Register.ChildrenOf(Province).Select(r => Atlas.Of(r.Code)!))
        {
            Assert.All(map.Labels, label => Assert.All(map.Labels.Where(other => other != label),
                other => Assert.True(Math.Abs(other.At.Y - label.At.Y) >= 12 || Math.Abs(other.At.X - label.At.X) >= 3 * (other.Lines[0].Length + label.Lines[0].Length), $"{label.Lines[0]} and {other.Lines[0]}")));
        }
    }

    [GeneratedRegex(@"^(M-?[\d.]+ -?[\d.]+l(-?[\d.]+ ?)+z)+$")]
    private static partial Regex PathData();
}
