using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Summaries;

public sealed class SeriesFiguresTests
{
    [Fact]
    public void A_day_without_event_nil_or_heartbeat_is_null_and_not_zero()
    {
        var scene = new Scene()
            .Completed("2026-11-20T09:00:00+07:00", 3).Report("2026-11-21T09:00:00+07:00", ReportMetric.NilCount)
            .Report("2026-11-22T09:00:00+07:00", ReportMetric.HeartbeatCount).Report("2026-11-23T09:00:00+07:00", ReportMetric.Rejected);

        Assert.Equal([3, 0, 0, null, null], Values(scene, "completed", null, "day", "2026-11-20", "2026-12-31"));
    }

    [Fact]
    public void An_hour_without_event_is_null_unless_a_nil_stands_for_its_day()
    {
        var scene = new Scene().Completed("2026-11-24T09:00:00+07:00", 3).Report("2026-11-23T09:00:00+07:00", ReportMetric.NilCount);
        var points = Scene.Builder.Series(scene.Input, Request("completed", null, "hour", "2026-11-23", "2026-11-25"))!.Value;

        Assert.Equal(48, points.Length);
        Assert.All(points[..24], p => Assert.Equal(0, p.V));
        Assert.Equal(new SeriesPoint(Scene.At("2026-11-24T09:00:00+07:00"), 3), points[24 + 9]);
        Assert.All(points[24..].RemoveAt(9), p => Assert.Null(p.V));
    }

    [Fact]
    public void Months_are_read_from_months()
    {
        var scene = new Scene().Completed("2026-09-30T23:59:59+07:00", 3).Completed("2026-11-01T00:00:00+07:00", 4);

        Assert.Equal([3, null, 4], Values(scene, "completed", null, "month", "2026-09-15", "2026-11-25"));
    }

    [Fact]
    public void A_series_is_of_all_services_a_family_or_one()
    {
        var scene = new Scene().Completed("2026-11-24T09:00:00+07:00", 3).Completed("2026-11-24T09:00:00+07:00", 4, "pajak.pkb").Completed("2026-11-24T09:00:00+07:00", 5, "kpb.pupuk")
            .Count("2026-11-24T09:00:00+07:00", Series.Measure(Scene.Ordinal("kpb.pupuk"), 1), 12_550)
            .Count("2026-11-24T09:00:00+07:00", Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Submitted), 6);
        decimal? Today(string measure, string? service) => Values(scene, measure, service, "day", "2026-11-24", "2026-11-25").Single();

        Assert.Equal((12, 7, 3), (Today("completed", null), Today("completed", "pajak"), Today("completed", "pajak.pbb")));
        Assert.Equal((125.5m, 6, 6), (Today("urea", "kpb.pupuk"), Today("complaints", null), Today("submitted", "pengaduan")));
    }

    [Theory]
    [InlineData("nothing", null, "day", "2026-11-20", "2026-11-21")]
    [InlineData("completed", "pajak.pbx", "day", "2026-11-20", "2026-11-21")]
    [InlineData("amount", null, "day", "2026-11-20", "2026-11-21")]
    [InlineData("participants", "pajak.pbb", "day", "2026-11-20", "2026-11-21")]
    [InlineData("completed", null, "week", "2026-11-20", "2026-11-21")]
    [InlineData("completed", null, "day", "2026-11-21", "2026-11-21")]
    [InlineData("participants", null, "hour", "2026-11-24", "2026-11-25")]
    [InlineData("completed", null, "hour", "2026-10-26", "2026-10-27")]
    [InlineData("completed", null, "month", "2024-11-30", "2026-11-25")]
    public void What_is_unknown_or_out_of_reach_has_no_series(string measure, string? service, string bucket, string from, string to) =>
        Assert.Null(Scene.Builder.Series(new Scene().Input, Request(measure, service, bucket, from, to)));

    [Fact]
    public void Old_days_come_from_the_projection()
    {
        var scene = new Scene().Completed("2026-09-24T09:00:00+07:00", 5);
        var request = Request("completed", null, "day", "2026-09-22", "2026-09-25");
        Cell[] stored = [new(new(CellSpan.Day, Wib.DayNumber(new DateOnly(2026, 9, 22)), Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Completed)), 4)];

        Assert.Equal([new DayRange(new(2026, 9, 22), new(2026, 9, 24))], SummaryBuilder.NeededDays(request, scene.Now));
        Assert.Equal([4, null, 5], Scene.Builder.Series(scene.Input with { Stored = [.. stored] }, request)!.Value.Select(p => p.V));
        Assert.Throws<InvalidOperationException>(() => Scene.Builder.Series(scene.Input, request));
    }

    [Fact]
    public void Few_surveys_of_a_day_are_not_shown()
    {
        var scene = new Scene().Count("2026-11-22T09:00:00+07:00", Series.Respondents, 4).Count("2026-11-23T09:00:00+07:00", Series.Respondents, 5).Completed("2026-11-24T09:00:00+07:00", 1);

        Assert.Equal([null, 5, 0], Values(scene, "respondents", null, "day", "2026-11-22", "2026-11-25"));
    }

    private static ImmutableArray<decimal?> Values(Scene scene, string measure, string? service, string bucket, string from, string to) =>
        [.. Scene.Builder.Series(scene.Input, Request(measure, service, bucket, from, to))!.Value.Select(p => p.V)];

    private static SeriesRequest Request(string measure, string? service, string bucket, string from, string to) =>
        new(measure, service, bucket, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));
}
