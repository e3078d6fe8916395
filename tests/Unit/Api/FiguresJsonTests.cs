using System.Text.Json;
using System.Text.Json.Nodes;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Silo.Figures;
using SmartVillage.Silo.Language;

namespace SmartVillage.Tests.Unit.Api;

public sealed class FiguresJsonTests
{
    [Fact]
    public void Times_are_written_in_WIB_with_the_decimals_they_have()
    {
        var time = new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-11-24T10:00:00+07:00", WibTimeJsonConverter.ToText(time));
        Assert.Equal("2026-11-24T10:00:00.120+07:00", WibTimeJsonConverter.ToText(time.AddMilliseconds(120)));
        Assert.Equal("2026-11-24T10:00:00.0000001+07:00", WibTimeJsonConverter.ToText(time.AddTicks(1)));
    }

    [Fact]
    public void A_row_leaves_its_missing_parts_out_and_keeps_undefined_figures_null()
    {
        var json = JsonSerializer.SerializeToNode(Row(), ApiJson.Options)!.AsObject();

        Assert.Equal("18.09.10.2004", (string?)json["code"]);
        Assert.All(["durations", "usual", "compare", "kecamatan", "spark"], part => Assert.False(json.ContainsKey(part), part));
        Assert.True(Part(json, "services").ContainsKey("onTime"));
        Assert.Null(json["services"]!["onTime"]);
        Assert.True(Part(json, "satisfaction").ContainsKey("index"));
        Assert.Equal("1234567890123.45", json["figures"]![0]!["value"]!.ToJsonString());
    }

    [Fact]
    public void A_range_of_days_takes_days_and_instants()
    {
        var today = new DateOnly(2026, 11, 24);

        Assert.Equal(new(new(2026, 11, 24), new(2026, 11, 25)), SeriesRange.TryRead("hour", null, null, today));
        Assert.Equal(new(new(2026, 10, 26), new(2026, 11, 25)), SeriesRange.TryRead("day", null, null, today));
        Assert.Equal(new(new(2025, 12, 1), new(2026, 11, 25)), SeriesRange.TryRead("month", null, null, today));
        Assert.Equal(new(new(2026, 11, 1), new(2026, 11, 3)), SeriesRange.TryRead("day", "2026-11-01", "2026-11-03", today));
        Assert.Equal(new(new(2026, 11, 2), new(2026, 11, 4)), SeriesRange.TryRead("day", "2026-11-01T20:00:00Z", "2026-11-03T12:00:00 07:00", today));
        Assert.Equal(new(new(2026, 11, 2), new(2026, 11, 3)), SeriesRange.TryRead("day", "2026-11-02T00:00:00+07:00", "2026-11-03T00:00:00+07:00", today));
    }

    [Theory]
    [InlineData("day", "2026-11-03", "2026-11-03")]
    [InlineData("day", "2026-11-04", "2026-11-03")]
    [InlineData("day", "kemarin", null)]
    [InlineData("day", "2020-01-01", "2026-11-03")]
    [InlineData("hour", "2026-09-01", "2026-09-02")]
    public void What_is_no_range_is_none(string bucket, string? from, string? to) =>
        Assert.Null(SeriesRange.TryRead(bucket, from, to, new(2026, 11, 24)));

    private static JsonObject Part(JsonObject json, string name) => json[name]!.AsObject();

    private static RegionSummary Row() => new(
        RegionCode.Parse("18.09.10.2004"), "Hanura", "desa", 1, DateTimeOffset.UnixEpoch, new("today", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)),
        "none", new(0, 0, 0, 0, 0, 0, 0, null, 0, []), new(0, 0, 0, 0, 0), new(0, 0, 0, 0, []), new(0, 0, false),
        new(0, null, null, System.Collections.Immutable.ImmutableSortedDictionary<string, ElementSummary>.Empty),
        [new("kpb.lahan", "2026", 1234567890123.45m, 1, new(2026, 11, 1))],
        new(1, 0, 0, 0, 1, null, null, 0, 0), new(0, 0, 1, 0, 0, 0), null, null, null, new(null, null, null));
}
