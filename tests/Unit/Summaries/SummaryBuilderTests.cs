using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Tests.Unit.Summaries;

public sealed class SummaryBuilderTests
{
    private const string Today = "2026-11-24T09:00:00+07:00";

    [Fact]
    public void Services_add_up_without_complaints()
    {
        var services = new Scene()
            .Service(Today, "pajak.pbb", ServiceMetric.Submitted, 30).Completed(Today, 28)
            .Service(Today, "pajak.pbb", ServiceMetric.Timed, 20).Service(Today, "pajak.pbb", ServiceMetric.OnTime, 18)
            .Count(Today, Series.Measure(Scene.Ordinal("pajak.pbb"), 1), 4_500_000)
            .Completed(Today, 2, "kpb.pupuk").Count(Today, Series.Measure(Scene.Ordinal("kpb.pupuk"), 1), 12_550)
            .Count(Today, Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Ended), 5)
            .State(Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Open), 4).State(Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Late), 1)
            .Full().Services;

        Assert.Equal((30, 30, 4, 1, 0.9, 20), (services.Submitted, services.Completed, services.Open, services.Late, services.OnTime, services.Timed));
        Assert.Equal(["pajak.pbb", "kpb.pupuk"], services.ByService.Select(s => s.Service));
        Assert.Equal(4_500_000m, services.ByService[0].Measures["amount"]);
        Assert.Equal(125.5m, services.ByService[1].Measures["urea"]);
        Assert.Null(services.ByService[1].OnTime);
    }

    [Fact]
    public void What_other_sources_reported_stands_beside_and_is_never_added()
    {
        var pbb = Scene.Ordinal("pajak.pbb");
        int Agency(string code) => Scene.Catalogue.Snapshot.Agencies.Single(a => a.Code == code).Ordinal;
        var row = new Scene().Completed(Today, 100)
            .Count(Today, Series.Comparison(pbb, Agency("bapenda"), 0), 50).Count(Today, Series.Comparison(pbb, Agency("bapenda-18.09"), 0), 49)
            .Count(Today, Series.Comparison(pbb, Agency("bapenda-18.09"), 1), 4_350_000)
            .Count(Today, Series.Comparison(pbb, 0, 0), 3)
            .Full().Services.ByService.Single();

        Assert.Equal(100, row.Completed);
        Assert.Equal([("/bapenda", 99L, -1L), ("lainnya", 3L, -97L)], row.Comparison.Select(c => (c.Source, c.Completed, c.Difference)));
        Assert.Equal(4_350_000m, row.Comparison[0].Measures["amount"]);
    }

    [Theory]
    [InlineData("18.09", 7)]
    [InlineData("18", 7)]
    [InlineData("18.09.10", 2)]
    [InlineData("18.09.10.2004", 2)]
    public void Allegations_against_officials_are_counted_from_kabupaten_upward(string region, long submitted)
    {
        var complaints = new Scene(region)
            .Count(Today, Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Submitted), 2)
            .Count(Today, Series.Complaint(Scene.Ordinal("pengaduan.dengan-pemeriksaan"), ComplaintMetric.Submitted), 5)
            .State(Series.Complaint(Scene.Ordinal("pengaduan.dengan-pemeriksaan"), ComplaintMetric.Late), submitted - 2)
            .Full().Complaints;

        Assert.Equal((submitted, submitted > 2 ? submitted - 2 : 0), (complaints.Submitted, complaints.Late));
    }

    [Fact]
    public void Report_tells_what_stands_behind_the_figures()
    {
        string Of(Action<Scene> write)
        {
            var scene = new Scene();
            write(scene);
            return scene.Full().Report;
        }

        Assert.Equal("none", Of(_ => { }));
        Assert.Equal("none", Of(s => s.Report(Today, ReportMetric.Rejected, 4)));
        Assert.Equal("heartbeat", Of(s => s.Report(Today, ReportMetric.HeartbeatCount)));
        Assert.Equal("nil", Of(s => s.Report(Today, ReportMetric.HeartbeatCount).Report(Today, ReportMetric.NilCount)));
        Assert.Equal("events", Of(s => s.Report(Today, ReportMetric.NilCount).Report(Today, ReportMetric.EventCount)));
        Assert.Equal("events", Of(s => s.Completed(Today, 1))); // a village without a stage
        Assert.Equal("none", Of(s => s.Completed("2026-11-23T09:00:00+07:00", 1)));
    }

    [Fact]
    public void The_four_states_of_reporting_add_up_to_the_expected()
    {
        var reporting = new Scene()
            .State(Series.Programme(ProgrammeMetric.Planned), 7).State(Series.Programme(ProgrammeMetric.Registered), 3)
            .State(Series.Programme(ProgrammeMetric.Connected), 4).State(Series.Programme(ProgrammeMetric.Active), 129).State(Series.Programme(ProgrammeMetric.Silent), 5)
            .Report(Today, ReportMetric.Events, 121).Report(Today, ReportMetric.Nil, 2).Report(Today, ReportMetric.HeartbeatOnly, 2)
            .Full().Reporting;

        Assert.Equal((138, 121, 2, 2, 13), (reporting.Expected, reporting.ReportedToday, reporting.NilToday, reporting.HeartbeatOnly, reporting.NoReport));
    }

    [Fact]
    public void Stated_figures_give_the_newest_period_and_those_of_two_years()
    {
        var figures = new Scene()
            .Stated("kpb.lahan", "2020", 513_375, 265, "2020-06-10") // golden: 5,133.75 ha, the newest of all
            .Stated("kpb.petani", "2026", 0, 3, "2026-11-01").Stated("kpb.petani", "2024", 724, 120, "2024-11-01").Stated("kpb.petani", "2023", 700, 120, "2023-11-01")
            .Full().Figures;

        Assert.Equal(
            [("kpb.petani", "2026", 0m, 3L), ("kpb.petani", "2024", 724m, 120L), ("kpb.lahan", "2020", 5_133.75m, 265L)],
            figures.Select(f => (f.Figure, f.Period, f.Value, f.Villages)));
        Assert.Equal(new DateOnly(2020, 6, 10), figures[2].AsOf);
    }

    [Fact]
    public void People_are_the_newest_of_each_village_and_a_tenth_off_the_official_is_flagged()
    {
        var people = Scene.Catalogue.Figure("penduduk")!.Ordinal;
        Scene All(long stated) => new Scene().Stated("penduduk", "2026-S1", stated, Scene.Register.VillagesOf(Regions("18.09")).Count(), "2026-07-01")
            .State(Series.Figure(people, FigureMetric.Newest), stated).State(Series.Figure(people, FigureMetric.Value), stated - 1);
        var official = new Scene().Full().Population.Official!.Value;

        Assert.Equal((null, null, false), (new Scene().Full().Population.Stated, new Scene().Full().Population.Reporting, new Scene().Full().Population.DiffersFromOfficial));
        Assert.Equal((official, official - 1, false), (All(official).Full().Population.Stated, All(official).Full().Population.Reporting, All(official).Full().Population.DiffersFromOfficial));
        Assert.True(All(official * 89 / 100).Full().Population.DiffersFromOfficial);
        Assert.False(PopulationFigures.Differs(900, 1_000));
        Assert.True(PopulationFigures.Differs(1_101, 1_000));
    }

    [Fact]
    public void Participation_adds_up_over_fields_and_keeps_contributions_apart()
    {
        var participation = new Scene()
            .Count(Today, Series.Participation(ActivityKind.GotongRoyong, ActivityField.Ekonomi, ParticipationMetric.Activities), 1)
            .Count(Today, Series.Participation(ActivityKind.GotongRoyong, null, ParticipationMetric.Activities), 2)
            .Count(Today, Series.Participation(ActivityKind.GotongRoyong, null, ParticipationMetric.Participants), 90)
            .Count(Today, Series.Participation(ActivityKind.GotongRoyong, null, ParticipationMetric.Land), 70_000_000)
            .Count(Today, Series.Participation(ActivityKind.Musyawarah, null, ParticipationMetric.Activities), 1)
            .Full().Participation;

        Assert.Equal((4, 90), (participation.Activities, participation.Participants));
        Assert.Equal(["gotong-royong", "musyawarah"], participation.ByActivity.Select(a => a.Activity));
        Assert.Equal(70_000_000m, participation.ByActivity[0].Measures.Single(m => m.Key == "land").Value);
    }

    [Fact]
    public void Residents_are_united_over_days_and_never_added()
    {
        var scene = new Scene();
        foreach (var (day, residents) in new[] { ("2026-11-24", 0..20), ("2026-11-23", 10..30) })
        {
            scene.Figures.JoinReach(
                new CellKey(CellSpan.Day, Wib.DayNumber(DateOnly.ParseExact(day, "yyyy-MM-dd")), default).SpanAndBucket,
                [.. Enumerable.Range(residents.Start.Value, residents.End.Value - residents.Start.Value).Select(i => (i << 6) | 1)]);
        }

        Assert.Equal((20, 30), (scene.Full().Reach.Estimate, scene.Full("7d").Reach.Estimate));
        Assert.Equal((0.0, false), (scene.Full("7d").Reach.RelativeError, scene.Full("7d").Reach.UpperBound));
    }

    [Fact]
    public void Percentiles_come_from_the_pooled_histogram()
    {
        var scene = new Scene();
        foreach (var minutes in new[] { 2, 3, 4, 5, 6, 7, 8, 9, 10, 30 })
        {
            scene.Count(Today, Series.Duration(Scene.Ordinal("pajak.pbb"), DurationBuckets.Of(TimeSpan.FromMinutes(minutes))));
        }

        var row = scene.Full().Durations!.Value.Single();

        Assert.Equal((10L, 15.0), (row.N, row.StandardMinutes));
        Assert.InRange(row.MedianMinutes, 6 * 0.994, 6 * 1.006);
        Assert.InRange(row.P90Minutes, 10 * 0.994, 10 * 1.006);
    }

    [Fact]
    public void A_row_leaves_out_what_costs_and_carries_its_kecamatan_and_spark()
    {
        var scene = new Scene("18.09.10.2004")
            .Completed("2026-11-23T09:00:00+07:00", 4).Report("2026-11-22T09:00:00+07:00", ReportMetric.NilCount).Report("2026-11-21T09:00:00+07:00", ReportMetric.HeartbeatCount).Completed(Today, 9);
        var row = Scene.Builder.Row(scene.Input, "today", 4)!;

        Assert.Equal((null, null, null), (row.Durations, row.Compare, row.Usual));
        Assert.Equal([null, null, 0, 4], row.Spark!.Value);
        Assert.Equal("Teluk Pandan", row.Kecamatan);
        Assert.Null(Scene.Builder.Row(scene.Input, "today", 0)!.Spark);
        Assert.Null(Scene.Builder.Row(scene.Input, "yesterday", 0));
    }

    [Fact]
    public void A_late_event_counts_in_the_day_it_happened()
    {
        var scene = new Scene().Completed("2026-11-23T23:59:59+07:00", 1).Completed("2026-11-24T00:00:00+07:00", 2);

        Assert.Equal((2, 3, 3, 3), (scene.Full().Services.Completed, scene.Full("7d").Services.Completed, scene.Full("month").Services.Completed, scene.Full("year").Services.Completed));
    }

    [Fact]
    public void Days_that_are_not_at_hand_are_never_left_out_silently()
    {
        var scene = new Scene();
        Cell[] stored = [new(new(CellSpan.Day, Wib.DayNumber(new DateOnly(2021, 3, 25)), Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Completed)), 4)];

        Assert.Throws<InvalidOperationException>(() => scene.Full("bbgrm-2021"));
        Assert.Equal(4, Scene.Builder.Full(scene.Input with { Stored = [.. stored] }, "bbgrm-2021")!.Services.Completed);
    }

    private static SmartVillage.Regions.RegionCode Regions(string code) => SmartVillage.Regions.RegionCode.Parse(code);
}
