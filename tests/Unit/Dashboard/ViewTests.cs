using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Components.Regions;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

using Figures = SmartVillage.Dashboard.Formatting.Figures; // the tests have a namespace of that name, too

public sealed class ViewTests
{
    private const string Morning = "2026-11-24T09:00:00+07:00";

    public ViewTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    [Fact]
    public async Task The_data_strip_shows_the_figures_of_the_API_with_nil_apart()
    {
        var summary = new Scene().State(Series.Programme(ProgrammeMetric.Active), 9).Report(Morning, ReportMetric.Events, 3).Report(Morning, ReportMetric.Nil, 2).Full();

        var html = await Shown.HtmlAsync<DataStrip>(new() { [nameof(DataStrip.View)] = Shown.View(summary) });

        Assert.Equal((3, 2), (summary.Reporting.ReportedToday, summary.Reporting.NilToday));
        Assert.Contains("data-fig=\"reporting.reportedToday\">3</button>", html, StringComparison.Ordinal);
        Assert.Contains("data-fig=\"reporting.nilToday\">2</button>", html, StringComparison.Ordinal);
        Assert.Contains("3 dari 9 melapor, 2 laporan nihil, 0 tanda", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900, 0.0, "900", null, "hitungan tepat")]
    [InlineData(4_120, 0.0, "4.120", null, "hitungan tepat")]
    [InlineData(74, 0.0124, "74", null, "hitungan, galat di bawah 1 orang")]
    [InlineData(100, 0.0124, "≈ 100", "± 1% (95%)", "perkiraan warga berbeda")]
    [InlineData(900, 0.004, "≈ 900", "± 0,4% (95%)", "perkiraan warga berbeda")]
    [InlineData(9_000, 0.0318, "≈ 9.000", "± 3% (95%)", "perkiraan warga berbeda")]
    public void Reach_is_called_exact_only_when_it_has_no_error(long estimate, double error, string value, string? suffix, string foot)
    {
        var summary = new Scene().Completed(Morning, 1).Full() with { Reach = new(estimate, error, UpperBound: false) };

        var kpi = Shown.Kpi(Shown.View(summary), "reach.estimate");

        Assert.Equal((value, suffix, foot), (kpi.Value, kpi.Suffix, kpi.Foot.Before));
    }

    [Theory]
    [InlineData(0, "0", null)]
    [InlineData(1, "<5", null)]
    [InlineData(4, "<5", null)]
    [InlineData(29, "29", null)]
    [InlineData(30, "30", "B")]
    public void Of_few_answers_it_is_not_said_how_many_and_letters_come_from_30(long respondents, string shown, string? letter)
    {
        var month = new Scene().Completed(Morning, 1).Full() with { Satisfaction = new(respondents, respondents < 5 ? null : 80m, null, Grains.Figures.Codes.NoElements) };

        var kpi = Shown.Kpi(Shown.View(month), "satisfaction.index");

        Assert.Equal((respondents == 0 ? null : shown, letter), (letter is null ? kpi.Change!.Strong : kpi.Foot.Strong, kpi.Grade));
        Assert.Equal(letter is null ? null : "Mutu pelayanan B (Baik), 30 hari", kpi.GradeWords);
        Assert.Equal(shown, Figures.Answers(respondents));
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00+07:00", "terhubung, tanpa laporan")]
    [InlineData("2026-11-23T10:00:00+07:00", "terhubung, tanpa laporan")]
    [InlineData("2026-11-23T09:59:00+07:00", "tanpa data sejak 3 Nov")]
    [InlineData(null, "tanpa data sejak 3 Nov")]
    public async Task A_silent_village_whose_line_lives_is_named_so_in_its_row_and_on_its_page(string? heartbeat, string words)
    {
        var silent = new Scene("18.09.10.2004").State(Series.Programme(ProgrammeMetric.Silent), 1).Full();
        silent = silent with { Reporting = silent.Reporting with { LastEventAt = Scene.At("2026-11-03T08:00:00+07:00"), LastHeartbeatAt = heartbeat is null ? null : Scene.At(heartbeat) } };
        var (page, parent) = (Shown.View(silent), Shown.View(new Scene().Full(), children: silent));

        var row = new ChildRows(parent, Shown.Words).Build().Single();
        var html = await Shown.HtmlAsync<RegionHead>(new() { [nameof(RegionHead.Place)] = page.Place, [nameof(RegionHead.View)] = page, [nameof(RegionHead.Window)] = WindowNames.Today });

        Assert.Equal((ChildState.Silent, words), (row.State, row.Words));
        Assert.Contains(words, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 60, Standing.Above, "67%")]
    [InlineData(100, 96, Standing.WithinNoise, null)]
    [InlineData(40, 100, Standing.Below, "60%")]
    public void Today_stands_against_the_median_of_the_last_same_weekdays(int now, int usual, Standing standing, string? size)
    {
        var scene = new Scene().Completed(Morning, now);
        foreach (var day in new[] { "17", "10", "03" })
        {
            scene.Completed($"2026-11-{day}T08:00:00+07:00", usual);
        }

        var kpi = Shown.Kpi(Shown.View(scene.Full()), "services.completed");

        Assert.Equal((standing, size), (kpi.Standing, kpi.Change!.Strong));
        Assert.Equal((Figures.Count(usual), " (median 3 hari) · tanpa pengaduan"), (kpi.Foot.Strong, kpi.Foot.After));
    }

    [Fact]
    public void Every_headline_figure_says_how_it_stands_or_why_it_cannot()
    {
        var kpis = new KpiBuilder(Shown.View(new Scene().Completed(Morning, 3).Full()), Shown.Words).Build();

        Assert.Equal(5, kpis.Length);
        Assert.All(kpis, kpi => Assert.True(kpi.Change is not null, kpi.Fig));
        Assert.Contains("belum ada biasanya", kpis[0].Change!.Before, StringComparison.Ordinal);
        Assert.Contains("belum ada yang tercatat waktunya", kpis[1].Change!.Before, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_report_nothing_is_zero_and_nothing_has_changed()
    {
        var kpis = new KpiBuilder(Shown.View(new Scene().Completed("2026-11-17T09:00:00+07:00", 50).Full()), Shown.Words).Build();

        Assert.All(kpis.Where(kpi => kpi.Fig != "satisfaction.index"), kpi => Assert.Equal((Figures.None, Standing.Unknown, "belum ada laporan"), (kpi.Value, kpi.Standing, kpi.Change!.Before)));
    }

    [Fact]
    public void A_village_sees_what_is_not_finished()
    {
        var summary = new Scene("18.09.10.2004").Completed(Morning, 7).Service(Morning, "pajak.pbb", ServiceMetric.Submitted, 12)
            .State(Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Open), 4).State(Series.Service(Scene.Ordinal("pajak.pbb"), ServiceMetric.Late), 1).Full();

        var kpis = new KpiBuilder(Shown.View(summary), Shown.Words).Build();

        Assert.Equal(["12", "7", "4"], kpis.Take(3).Select(kpi => kpi.Value));
        Assert.Equal(("1", "late"), (kpis[2].Change!.Strong, kpis[2].Icon));
    }

    [Theory]
    [InlineData("2026-11-11T00:00:00+07:00", "belum ada pembanding: laporan pertama 11 Nov 2026")]
    [InlineData(null, "belum ada pembanding: laporan tidak mencakup seluruh rentang sebelumnya")]
    public void Where_reports_cover_only_a_part_of_the_window_before_nothing_has_risen_and_that_is_said(string? since, string words)
    {
        var summary = new Scene().Completed(Morning, 500).Full("7d") with { Compare = new(Scene.At("2026-11-18T00:00:00+07:00"), null, null, null, Since: since is null ? null : Scene.At(since)) };

        var kpis = new KpiBuilder(Shown.View(summary) with { Window = "7d" }, Shown.Words).Build();

        Assert.All(kpis.Where(kpi => kpi.Fig is not ("services.onTime" or "satisfaction.index")), kpi => Assert.Equal((Standing.Unknown, words), (kpi.Standing, kpi.Change!.Before)));
    }

    [Theory]
    [InlineData(5_200, 5_000, "di atas sebelumnya, tanpa hari ini")]
    [InlineData(5_000, 5_000, "dalam batas galat")]
    public void A_window_has_risen_only_in_its_full_days_and_the_figure_says_so(long now, long before, string words)
    {
        DayCounts Counts(string from, string to, long completed) => new(Scene.At(from + "T00:00:00+07:00"), Scene.At(to + "T00:00:00+07:00"), completed, 0, 0, 0, 0);
        var summary = new Scene().Completed(Morning, 5_100).Full("7d");
        var view = Shown.View(summary with { Compare = new(Scene.At("2026-11-18T00:00:00+07:00"), 5_900, null, null, FullDays: new(Counts("2026-11-18", "2026-11-24", now), Counts("2026-11-11", "2026-11-17", before))) }) with { Window = "7d" };

        var kpi = Shown.Kpi(view, "services.completed");
        var explanation = new Explanations(view, Shown.Words).Build().Single(e => e.Id == "arti-services.completed");

        Assert.Contains(words, kpi.Change!.Before + kpi.Change.Strong + kpi.Change.After, StringComparison.Ordinal);
        Assert.Equal($"6 hari penuh: {Figures.Count(now)} · sebelumnya: 5.000", kpi.Foot.Before + kpi.Foot.Strong);
        Assert.Contains(("Dibandingkan", "18 Nov–23 Nov 2026 dengan 11 Nov–16 Nov 2026; hari ini belum selesai, jadi tidak ikut dibandingkan"), explanation.Facts);
    }
}
