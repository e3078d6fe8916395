using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Tests.Unit.Summaries;

public sealed class CompareAndUsualTests
{
    [Fact]
    public void Today_is_compared_with_the_same_clock_time_a_week_before_the_running_hour_by_its_share()
    {
        var compare = new Scene(now: "2026-11-24T10:15:00+07:00")
            .Completed("2026-11-17T09:59:00+07:00", 20)
            .Completed("2026-11-17T10:05:00+07:00", 8) // a quarter of the hour has passed: 2
            .Completed("2026-11-17T11:00:00+07:00", 50)
            .Service("2026-11-17T09:00:00+07:00", "pajak.pbb", ServiceMetric.Timed, 16)
            .Service("2026-11-17T10:00:00+07:00", "pajak.pbb", ServiceMetric.Timed, 16)
            .Service("2026-11-17T09:00:00+07:00", "pajak.pbb", ServiceMetric.OnTime, 15)
            .Add(new(CellSpan.Hour, Wib.HourNumber(Scene.At("2026-11-17T08:00:00+07:00")), Series.Report(ReportMetric.FirstEvent)), 100)
            .Add(new(CellSpan.Hour, Wib.HourNumber(Scene.At("2026-11-17T10:00:00+07:00")), Series.Report(ReportMetric.FirstEvent)), 40)
            .Full().Compare!;

        Assert.Equal((Scene.At("2026-11-17T10:15:00+07:00"), 22L, 0.75, 110L), (compare.At, compare.Completed, compare.OnTime, compare.ReportedToday));
    }

    [Fact]
    public void Other_windows_are_compared_with_their_days_before()
    {
        var scene = new Scene()
            .Completed("2026-11-17T23:59:59+07:00", 5).Completed("2026-11-11T00:00:00+07:00", 7)
            .Completed("2026-11-10T23:59:59+07:00", 100).Completed("2026-11-18T00:00:00+07:00", 1_000);

        Assert.Equal(12, scene.Full("7d").Compare!.Completed);
        Assert.Equal((1_000, null), (scene.Full("7d").Services.Completed, scene.Full("7d").Compare!.ReportedToday));
        Assert.Equal(Scene.At("2026-11-18T00:00:00+07:00"), scene.Full("7d").Compare!.At);
    }

    [Fact]
    public void Without_report_then_there_is_no_zero_to_compare_with()
    {
        Assert.Null(new Scene().Full().Compare!.Completed);
        Assert.Null(new Scene().Report("2026-11-17T09:00:00+07:00", ReportMetric.HeartbeatCount).Full().Compare!.Completed);
        Assert.Equal(0, new Scene().Report("2026-11-17T09:00:00+07:00", ReportMetric.NilCount).Full().Compare!.Completed);
    }

    [Fact]
    public void A_year_is_compared_only_with_the_days_of_the_projection_at_hand()
    {
        var scene = new Scene().Completed("2024-12-30T09:00:00+07:00", 1).Completed("2025-03-01T09:00:00+07:00", 3);
        Cell[] stored = [new(new(CellSpan.Day, Wib.DayNumber(new DateOnly(2025, 11, 24)), Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Completed)), 4)];

        Assert.Null(scene.Full("year").Compare);
        Assert.Equal(7, Scene.Builder.Full(scene.Input with { Stored = [.. stored] }, "year")!.Compare!.Completed);
    }

    [Fact]
    public void Usual_is_the_median_of_the_last_four_same_weekdays()
    {
        var scene = new Scene(now: "2026-11-24T10:30:00+07:00");
        foreach (var (day, at9, at10) in new[] { ("2026-11-17", 10, 20), ("2026-11-10", 30, 4), ("2026-11-03", 12, 8), ("2026-10-27", 100, 6) })
        {
            scene.Completed($"{day}T09:00:00+07:00", at9).Completed($"{day}T10:00:00+07:00", at10);
        }

        scene.Completed("2026-11-23T09:00:00+07:00", 999).Completed("2026-10-20T09:00:00+07:00", 999); // another weekday; five weeks back
        var usual = scene.Full().Usual!;

        Assert.Equal((21.0, 7.0, 0.0), (usual.Hours[9], usual.Hours[10], usual.Hours[11])); // (12+30)/2, (6+8)/2
        Assert.Equal(24, usual.Hours.Length);
        Assert.Equal(26.0, usual.AtThisTime); // 10+10, 30+2, 12+4, 100+3 → (20+32)/2
    }

    [Fact]
    public void Days_without_report_are_left_out_of_what_is_usual_and_a_nil_is_zero()
    {
        var scene = new Scene().Completed("2026-11-17T09:00:00+07:00", 10).Report("2026-11-03T09:00:00+07:00", ReportMetric.HeartbeatCount);
        Assert.Equal(10.0, scene.Full().Usual!.AtThisTime);

        scene.Report("2026-11-10T09:00:00+07:00", ReportMetric.NilCount);
        Assert.Equal(5.0, scene.Full().Usual!.AtThisTime);
        Assert.Null(new Scene().Full().Usual);
        Assert.Null(scene.Full("7d").Usual);
    }

    [Fact]
    public void Complaints_are_never_in_what_is_usual_or_compared()
    {
        var scene = new Scene().Count("2026-11-17T09:00:00+07:00", Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Ended), 5);

        Assert.Equal((0L, 0.0), (scene.Full().Compare!.Completed, scene.Full().Usual!.AtThisTime));
    }

    [Fact]
    public void The_hours_of_a_day_count_up_to_the_clock()
    {
        var scene = new Scene().Completed("2026-11-24T00:30:00+07:00", 6).Completed("2026-11-24T23:00:00+07:00", 4);
        var hours = DayHours.OfService(scene.Figures, ShownServices.Of(Scene.Catalogue).All, Wib.DayNumber(scene.Now), ServiceMetric.Completed);

        Assert.Equal((0.0, 3.0, 6.0, 8.0), (hours.UpTo(TimeSpan.Zero), hours.UpTo(TimeSpan.FromMinutes(30)), hours.UpTo(TimeSpan.FromHours(22)), hours.UpTo(TimeSpan.FromHours(23.5))));
    }

    [Fact]
    public void What_stands_behind_the_usual_is_told_with_it()
    {
        var scene = new Scene(now: "2026-11-24T10:00:00+07:00");
        foreach (var (day, submitted, timed, onTime, people) in new[] { ("2026-11-17", 8, 10, 9, 30), ("2026-11-10", 12, 30, 27, 0), ("2026-11-03", 40, 20, 18, 90) })
        {
            var nine = $"{day}T09:00:00+07:00";
            scene.Completed(nine, 10).Service(nine, "pajak.pbb", ServiceMetric.Submitted, submitted)
                .Service(nine, "pajak.pbb", ServiceMetric.Timed, timed).Service(nine, "pajak.pbb", ServiceMetric.OnTime, onTime)
                .Count(nine, Series.Participation(SmartVillage.Events.ActivityKind.Musyawarah, null, ParticipationMetric.Participants), people);
        }

        var usual = scene.Full().Usual!;

        Assert.Equal((3, 12.0, 0.9, 60L, 30.0), (usual.Days, usual.Submitted, usual.OnTime, usual.Timed, usual.ParticipantsOfDay));
        Assert.Equal(("pajak", 10.0), (Assert.Single(usual.Families!) is var family ? (family.Key, family.Value) : default));
    }

    [Fact]
    public void A_window_is_compared_in_all_headline_figures()
    {
        var series = Series.Participation(SmartVillage.Events.ActivityKind.Musyawarah, null, ParticipationMetric.Participants);
        var scene = new Scene().Completed("2026-11-10T09:00:00+07:00", 9).Completed("2026-11-12T09:00:00+07:00", 5)
            .Count("2026-11-12T09:00:00+07:00", series, 40).Count("2026-11-12T09:00:00+07:00", Series.Participation(SmartVillage.Events.ActivityKind.Musyawarah, null, ParticipationMetric.Activities), 2)
            .Survey("2026-11-12T09:00:00+07:00", [40, 40, 40, 40, 40, 40, 40, 40, 40], [120, 120, 120, 120, 120, 120, 120, 120, 120]);
        scene.Figures.ReplaceReach(new CellKey(CellSpan.Day, Wib.DayNumber(new DateOnly(2026, 11, 12)), default).SpanAndBucket, ReachSketch.Of([1 << 6, 2 << 6, 3 << 6]));

        var compare = scene.Full("7d").Compare!;

        Assert.Equal((5L, 2L, 40L, 3L, 40L, 75m), (compare.Completed, compare.Activities, compare.Participants, compare.Reach, compare.Respondents, compare.Index));
        Assert.Null(new Scene().Full("7d").Compare!.Participants);
    }
}
