using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Public;
using SmartVillage.Events;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard.Public;

public sealed class PublicBuilderTests
{
    private const string Village = "18.09.10.2004", Yesterday = "2026-11-23T09:00:00+07:00", Today = "2026-11-24T09:00:00+07:00", InTerm = "2026-03-10T09:00:00+07:00";

    private readonly Scene _scene = new(Village);

    [Fact]
    public void Today_is_left_out_so_the_page_stands_still_for_a_day()
    {
        Timed(Yesterday, "pajak.pbb", 70, 66).Timed(Today, "pajak.pbb", 50, 0);

        var view = View();

        Assert.Equal("2026-10-25", Wib.DayOf(view.Days.From).ToString("yyyy-MM-dd"));
        Assert.Equal("2026-11-24", Wib.DayOf(view.Days.To).ToString("yyyy-MM-dd"));
        Assert.Equal((66, 70), Told(view, "pajak.pbb"));
    }

    [Fact]
    public void Of_a_few_it_is_not_said_how_many_and_totals_are_rounded_so_that_no_difference_tells_it()
    {
        Timed(Yesterday, "pajak.pbb", 118, 118).Timed(Yesterday, "administrasi.adminduk", 3, 2);

        var view = View();
        var papers = view.Promises.Single(promise => promise.Key == "administrasi.adminduk");

        Assert.Equal(("<5", "<5", null), (papers.Kept.Shown, papers.Of.Shown, papers.Share));
        Assert.Equal("<5", papers.Of.Written);
        Assert.Equal((120, true), (view.Timed.Value, view.IsTimedRounded));
    }

    [Fact]
    public void Without_few_cases_the_total_is_exact()
    {
        Timed(Yesterday, "pajak.pbb", 118, 118).Timed(Yesterday, "administrasi.adminduk", 5, 5);

        Assert.Equal((123, false), (View().Timed.Value, View().IsTimedRounded));
    }

    [Fact]
    public void Personal_matters_stand_together_only()
    {
        Timed(Yesterday, "administrasi.kematian", 6, 6).Timed(Yesterday, "administrasi.sktm", 7, 6).Timed(Yesterday, "administrasi.domisili", 60, 60);

        var view = View();

        Assert.DoesNotContain(view.Promises, promise => promise.Key is "administrasi.kematian" or "administrasi.sktm" or "administrasi.domisili" or "administrasi.kelahiran" or "administrasi.nikah");
        Assert.Equal((72, 73), Told(view, PublicBuilder.Letters));
    }

    [Theory]
    [InlineData(59, 59, Standing.TooFew, false)]
    [InlineData(183, 178, Standing.WithinNoise, true)]
    [InlineData(100, 60, Standing.Below, false)]
    [InlineData(100, 90, Standing.WithinNoise, false)]
    public void A_promise_is_judged_fairly(long timed, long kept, Standing standing, bool reached)
    {
        Timed(Yesterday, "pajak.pbb", timed, kept);

        var promise = View().Promises.Single(one => one.Key == "pajak.pbb");

        Assert.Equal((standing, reached), (promise.Standing, promise.IsReached));
    }

    [Fact]
    public void Complaints_of_a_few_are_not_told_and_no_report_is_no_zero()
    {
        Assert.Equal((null, Figures.None), (View().ComplaintsHandled.Value, View().Promises[0].Of.Shown));

        _scene.Report(Yesterday, ReportMetric.Events).Count(Yesterday, Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Ended), 3);

        Assert.Equal("<5", View().ComplaintsHandled.Shown);
        Assert.Equal("0", View().Promises[0].Of.Shown);
    }

    [Fact]
    public void The_semester_that_is_over_has_its_letter_and_elements_that_judge_persons_are_never_shown()
    {
        _scene.Report(InTerm, ReportMetric.Events).Survey(InTerm, [214, 214, 214, 214, 214, 214, 214, 214, 214], [766, 757, 742, 843, 755, 772, 779, 712, 723]);

        var view = View();

        Assert.Equal((true, "2026-S1", "A"), (view.HasTerm, view.Term.Semester, view.Grade));
        Assert.Equal(7, view.Elements.Length);
        Assert.DoesNotContain(view.Elements, element => element.Element is "perilaku" or "kompetensi");
    }

    [Fact]
    public void Of_few_answers_no_element_is_shown_and_the_thirty_days_stand_in_for_an_empty_semester()
    {
        _scene.Report(Yesterday, ReportMetric.Events).Survey(Yesterday, [29, 29, 29, 29, 29, 29, 29, 29, 29], [105, 101, 100, 116, 102, 105, 106, 105, 115]);

        var view = View();

        Assert.Equal((false, 91.48m, null, "29"), (view.HasTerm, view.Index, view.Grade, view.Respondents.Shown));
        Assert.Empty(view.Elements);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-S1")]
    [InlineData("2026-07-01", "2026-S1")]
    [InlineData("2026-06-30", "2025-S2")]
    [InlineData("2026-01-01", "2025-S2")]
    public void The_semester_is_one_that_is_over(string today, string semester) => Assert.Equal(semester, PublicTerm.Before(DateOnly.Parse(today)).Semester);

    private PublicBuilderTests Timed(string time, string service, long timed, long kept)
    {
        _scene.Report(time, ReportMetric.Events).Completed(time, timed, service).Service(time, service, ServiceMetric.Timed, timed).Service(time, service, ServiceMetric.OnTime, kept);
        return this;
    }

    private static (long?, long?) Told(PublicView view, string key) => view.Promises.Where(promise => promise.Key == key).Select(promise => (promise.Kept.Value, promise.Of.Value)).Single();

    private PublicView View()
    {
        var place = RegionPlace.Of(Scene.Register.TryFind(RegionCode.Parse(Village), out var village) ? village : throw new ArgumentException(Village), Scene.Register, new([]));
        var term = PublicTerm.Before(_scene.Now);
        return new PublicBuilder(Scene.Catalogue, village.Code, _scene.Now, standard => $"{standard.Value} {standard.Unit}", group => group)
            .Build(place, term, _scene.Full(PublicTerm.Days), _scene.Full(term.Semester));
    }
}
