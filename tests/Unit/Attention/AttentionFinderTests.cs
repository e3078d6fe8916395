using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Grains.Attention;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Attention;

/// <summary>What is planted is found; what only looks like it is not. Tuesday 24 November 2026, 10.00 WIB, unless a test says otherwise.</summary>
public sealed class AttentionFinderTests
{
    private const string Village = "18.09.10.2004", Tuesday = "2026-11-24T10:00:00+07:00";
    private static readonly AttentionFinder Finder = new(Scene.Catalogue);

    [Fact]
    public void A_village_silent_for_eight_days_is_found_with_the_day_since_when()
    {
        var last = Scene.At("2026-11-16T14:02:00+07:00");
        var village = new Scene(Village).State(Series.Programme(ProgrammeMetric.Silent), 1);
        village.Figures.SetMaximum(CellKey.Now(Series.Report(ReportMetric.LastEvent)), last.ToUnixTimeMilliseconds());

        var found = Assert.Single(Find(Parent(village), village), finding => finding.Kind == AttentionKind.Silent);

        Assert.Equal((RegionCode.Parse(Village), 1L, last), (found.Region, found.Count, found.Since!.Value));
    }

    [Fact]
    public void A_complaint_two_working_hours_from_its_deadline_is_found_with_what_is_left()
    {
        var ordinal = Scene.Ordinal("pengaduan.informasi");
        var village = new Scene(Village, "2026-11-24T13:00:00+07:00").State(Series.Complaint(ordinal, ComplaintMetric.Open), 1).State(Series.Complaint(ordinal, ComplaintMetric.DueSoon), 1);
        OpenComplaint due = new(RegionCode.Parse(Village), "pengaduan.informasi", "air-bersih", ComplaintStep.End, Scene.At("2026-11-25T00:00:00+07:00"), 0, 120, false, true);

        var found = Assert.Single(Find(village, village, due), finding => finding.Kind == AttentionKind.ComplaintsDueSoon);

        Assert.Equal((1L, 120.0, 0), (found.Count, found.WorkMinutes, found.Workdays));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    public void A_drop_of_sixty_percent_on_a_weekday_is_found(int usual)
    {
        var village = WithWeeks(Tuesday, usual).Completed("2026-11-24T08:00:00+07:00", usual * 4 / 10);

        var found = Assert.Single(Find(village, village), finding => finding.Kind == AttentionKind.Drop);

        Assert.Equal((usual * 4 / 10, (double)usual, 4L, null), (found.Count, found.Usual, found.N, found.Family));
    }

    [Fact]
    public void A_family_that_fell_alone_is_named()
    {
        var village = WithWeeks(Tuesday, 300, "administrasi.usaha").Completed("2026-11-24T08:00:00+07:00", 290, "administrasi.usaha").Completed("2026-11-24T08:00:00+07:00", 10, "perbankan.tarik");
        foreach (var day in Weeks(Tuesday))
        {
            village.Completed($"{day}T08:00:00+07:00", 60, "perbankan.tarik");
        }

        var found = Assert.Single(Find(village, village), finding => finding.Kind == AttentionKind.Drop);

        Assert.Equal(("perbankan", 10L, 60.0), (found.Family, found.Count, found.Usual));
    }

    [Theory]
    [InlineData("2026-11-22T10:00:00+07:00")] // a Sunday
    [InlineData("2026-08-17T10:00:00+07:00")] // a holiday on a Monday
    public void On_a_Sunday_or_holiday_less_is_done_and_nothing_is_wrong(string now)
    {
        var village = WithWeeks(now, 100, at: now).Completed(now[..11] + "08:00:00+07:00", 5).Report(now, ReportMetric.Events);

        Assert.DoesNotContain(Find(village, village), finding => finding.Kind is AttentionKind.Drop or AttentionKind.NoReport);
    }

    [Fact]
    public void A_holiday_among_the_weeks_before_is_no_usual_day()
    {
        // Tuesdays before 8 September 2026; 25 August is a holiday on which nothing was done. Two of four would be a median of 50.
        var village = new Scene(Village, "2026-09-08T10:00:00+07:00").Completed("2026-09-08T08:00:00+07:00", 40);
        foreach (var (day, count) in new[] { ("2026-09-01", 100), ("2026-08-25", 1), ("2026-08-18", 100), ("2026-08-11", 100) })
        {
            village.Completed($"{day}T08:00:00+07:00", count);
        }

        Assert.Equal((100.0, 3L), (Assert.Single(Find(village, village), finding => finding.Kind == AttentionKind.Drop) is var found ? (found.Usual!.Value, found.N) : default));
    }

    [Fact]
    public void A_new_village_and_small_numbers_are_not_judged()
    {
        var young = new Scene(Village).Completed("2026-11-24T08:00:00+07:00", 1).Completed("2026-11-17T08:00:00+07:00", 100).Completed("2026-11-10T08:00:00+07:00", 100);
        var small = WithWeeks(Tuesday, 19).Completed("2026-11-24T08:00:00+07:00", 1);

        Assert.Empty(Find(young, young));
        Assert.Empty(Find(small, small));
    }

    [Fact]
    public void Who_has_not_reported_has_not_dropped()
    {
        var village = WithWeeks(Tuesday, 100);

        Assert.DoesNotContain(Find(village, village), finding => finding.Kind == AttentionKind.Drop);
    }

    [Fact]
    public void One_odd_week_moves_no_baseline()
    {
        var village = WithWeeks(Tuesday, 100).Completed("2026-11-17T08:00:00+07:00", 5_000).Completed("2026-11-24T08:00:00+07:00", 95);

        Assert.Empty(Find(village, village));
    }

    /// <summary>Chance alone, 2,000 villages: what is said of them is next to nothing.</summary>
    [Fact]
    public void Chance_is_hardly_ever_called_a_drop()
    {
        var random = new Random(11);
        var called = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var mean = 20 + random.Next(0, 200);
            double[] weeks = [.. Enumerable.Range(0, 4).Select(_ => (double)Poisson(random, mean))];
            called += RobustBaseline.Of(weeks)!.Value.IsDrop(Poisson(random, mean)) ? 1 : 0;
        }

        Assert.InRange(called, 0, 3);
    }

    /// <summary>Drops of sixty percent on top of chance: found wherever the numbers are large enough to tell.</summary>
    [Fact]
    public void A_planted_drop_is_found_on_top_of_chance()
    {
        var random = new Random(12);
        var found = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var mean = 80 + random.Next(0, 200);
            double[] weeks = [.. Enumerable.Range(0, 4).Select(_ => (double)Poisson(random, mean))];
            found += RobustBaseline.Of(weeks)!.Value.IsDrop(Poisson(random, mean * 0.4)) ? 1 : 0;
        }

        Assert.InRange(found, 950, 1_000);
    }

    /// <summary>A thousand random shares: "below target" is said exactly where the whole interval is below, and from sixty cases.</summary>
    [Fact]
    public void Below_target_is_never_said_where_the_interval_reaches_the_target()
    {
        var (random, said) = (new Random(13), 0);
        for (var i = 0; i < 1_000; i++)
        {
            var timed = random.Next(0, 400);
            var onTime = timed == 0 ? 0 : random.Next(timed / 2, timed + 1);
            var village = new Scene(Village).Service("2026-11-24T08:00:00+07:00", "pajak.pbb", ServiceMetric.Timed, timed).Service("2026-11-24T08:00:00+07:00", "pajak.pbb", ServiceMetric.OnTime, onTime);

            var found = Find(village, village).SingleOrDefault(finding => finding.Kind == AttentionKind.BelowTarget);

            var isBelow = timed >= 60 && Fairness.Wilson(onTime, timed).Upper < Scene.Catalogue.Snapshot.Settings.OnTimeTarget;
            Assert.Equal(isBelow, found is not null);
            said += isBelow ? 1 : 0;
        }

        Assert.InRange(said, 100, 900);
    }

    [Fact]
    public void Missing_reports_are_told_only_beyond_what_is_usual_at_this_time()
    {
        var region = new Scene(now: Tuesday).State(Series.Programme(ProgrammeMetric.Active), 100);
        foreach (var day in Weeks(Tuesday))
        {
            region.Completed($"{day}T07:00:00+07:00", 1).Add(new(CellSpan.Hour, Wib.HourNumber(Scene.At($"{day}T08:00:00+07:00")), Series.Report(ReportMetric.FirstEvent)), 90);
        }

        Assert.DoesNotContain(Find(region.Report(Tuesday, ReportMetric.Events, 85)), finding => finding.Kind == AttentionKind.NoReport);
        var found = Assert.Single(Find(region.Report(Tuesday, ReportMetric.Events, -25)), finding => finding.Kind == AttentionKind.NoReport);
        Assert.Equal((40L, 10.0, 100L), (found.Count, found.Usual, found.N));
    }

    [Fact]
    public void What_several_share_is_told_once_with_the_places_that_have_most()
    {
        var series = Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Late);
        Scene[] villages = [.. new[] { 1, 5, 2, 4 }.Select((late, i) => new Scene($"18.09.10.{2001 + i}").State(series, late))];
        var parent = new Scene().State(series, 12);

        var found = Assert.Single(Finder.Find(new(parent.Input.Region.Code, parent.Figures, [.. villages.Select(v => (v.Input.Region.Code, v.Figures))], [], parent.Now)));

        Assert.Equal((AttentionKind.RequestsLate, 12L), (found.Kind, found.Count));
        Assert.Equal([5L, 4L, 2L], found.Places.Select(place => place.Count));
    }

    [Fact]
    public void The_most_harmful_comes_first()
    {
        var kinds = Enum.GetValues<AttentionKind>();

        Assert.Equal(kinds.Order(), kinds);
        var village = WithWeeks(Tuesday, 100).Completed("2026-11-24T08:00:00+07:00", 10).State(Series.Programme(ProgrammeMetric.Silent), 1)
            .State(Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Late), 1);
        Assert.Equal([AttentionKind.ComplaintsLate, AttentionKind.Drop, AttentionKind.Silent], Find(village, village).Select(finding => finding.Kind));
    }

    private static ImmutableArray<AttentionFinding> Find(Scene region, Scene? child = null, params OpenComplaint[] complaints)
    {
        var of = child ?? region;
        return Finder.Find(new(region.Input.Region.Code, region.Figures, [(of.Input.Region.Code, of.Figures)], [.. complaints], region.Now));
    }

    /// <summary>A kabupaten with one village's states.</summary>
    private static Scene Parent(Scene village)
    {
        var parent = new Scene();
        foreach (var cell in village.Figures.Cells(CellSpan.Now))
        {
            parent.Figures.Set(cell.Key, cell.Value);
        }

        return parent;
    }

    private static Scene WithWeeks(string now, int count, string service = "pajak.pbb", string? at = null)
    {
        var scene = new Scene(Village, at ?? now);
        foreach (var day in Weeks(now))
        {
            scene.Completed($"{day}T08:00:00+07:00", count, service);
        }

        return scene;
    }

    private static IEnumerable<string> Weeks(string now) =>
        Enumerable.Range(1, 4).Select(week => Scene.At(now).AddDays(-7 * week).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
