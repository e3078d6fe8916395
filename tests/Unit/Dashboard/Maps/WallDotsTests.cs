using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Wall;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard.Maps;

public sealed class WallDotsTests
{
    private static readonly RegionSummary Empty = new Scene("18.09.10.2004").Full();

    [Fact]
    public void A_report_is_a_dot_a_heartbeat_or_none_a_ring_and_who_is_not_expected_is_not_drawn()
    {
        var dots = WallDots.Of([(new(1.04, 2), As("events", 1)), (new(5, 6), As("nil", 1)), (new(10, 20), As("heartbeat", 1)), (new(30, 40), As("none", 1)), (new(50, 60), As("none", 0))]);

        Assert.Equal(new("M1 2h0M5 6h0", "M6 20a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "M26 40a4 4 0 1 0 8 0a4 4 0 1 0-8 0"), dots);
    }

    [Fact]
    public void Nearly_all_villages_have_their_place_inside_the_wall_map()
    {
        var points = new MapAtlas(Scene.Register).WallVillages(RegionCode.Parse("18"));

        Assert.InRange(points.Count, 2_400, 2_700);
        Assert.True(points.Values.Count(at => at is { X: > 0 and < 980, Y: > 0 and < 800 }) > points.Count - 30);
    }

    private static RegionSummary As(string report, long expected) => Empty with { Report = report, Reporting = Empty.Reporting with { Expected = expected } };
}
