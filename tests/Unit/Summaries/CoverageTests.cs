using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Summaries;

/// <summary>A window is compared with the days before it only where reports cover all of them.</summary>
public sealed class CoverageTests
{
    private const string Service = "pajak.pbb";

    [Theory]
    [InlineData("7d")]
    [InlineData("30d")]
    [InlineData("month")]
    public void A_region_that_reports_every_day_is_compared_from_the_day_on_its_first_report_covers_the_days_before(string window)
    {
        var random = new Random(4);
        for (var i = 0; i < 150; i++)
        {
            var now = Scene.At("2026-01-01T10:00:00+07:00").AddDays(random.Next(700));
            var today = Wib.DayOf(now);
            var from = FigureWindow.Parse(window, default, now, Scene.Catalogue)!.Comparison!.Value.From;
            var first = from.AddDays(random.Next(-5, 6));
            var scene = new Scene(now: now.ToString("O"));
            for (var day = first; day <= today; day = day.AddDays(1))
            {
                scene.Completed(At(day), 3);
            }

            var compare = scene.Full(window).Compare!;

            Assert.True(first <= from == compare.Completed is not null, $"{window} on {today}, reports since {first}");
            Assert.Equal(compare.Completed is null && first <= today ? Wib.StartOf(first) : null, compare.Since);
            Assert.Equal(compare.Completed is null, compare is { OnTime: null, Participants: null, Reach: null, Index: null, Completed: null });
        }
    }

    [Fact]
    public void Days_that_are_held_no_more_still_tell_that_there_were_reports()
    {
        // The days before 30 days begin on 26 September; memory holds the days from 24 September on, and quiet they are.
        Assert.Null(Reporting("2026-09-28").Full("30d").Compare!.Completed);
        Assert.Equal(3, Reporting("2026-09-28", "2026-09-02").Full("30d").Compare!.Completed);
        Assert.Equal(3, Reporting("2026-09-28", "2026-07-02").Full("30d").Compare!.Completed);
        Assert.Null(Reporting("2026-09-28", "2026-09-30").Full("30d").Compare!.Completed);
    }

    [Fact]
    public void What_names_another_day_is_no_report_of_it()
    {
        var scene = Reporting("2026-11-15").Service("2026-11-02T09:00:00+07:00", Service, ServiceMetric.Submitted, 5)
            .Count("2026-11-03T09:00:00+07:00", Series.Figure(1, FigureMetric.Value), 724).Report("2026-11-04T09:00:00+07:00", ReportMetric.HeartbeatCount);
        Assert.Null(scene.Full("7d").Compare!.Completed);

        scene.Report("2026-11-05T09:00:00+07:00", ReportMetric.NilCount);
        Assert.Equal(3, scene.Full("7d").Compare!.Completed);
    }

    [Fact]
    public void Where_every_day_has_a_report_a_day_without_is_a_hole_and_in_a_village_a_quiet_day()
    {
        static IEnumerable<string> Days(int first, int count) => Enumerable.Range(first, count).Select(day => $"2026-11-{day:00}");
        string[] hole = [.. Days(11, 3), .. Days(15, 10)];

        Assert.Null(Reporting(hole).Full("7d").Compare!.Completed);
        Assert.Null(Reporting(hole).Full("7d").Compare!.Since);
        Assert.Equal(21, Reporting([.. Days(11, 14)]).Full("7d").Compare!.Completed);
        Assert.Equal(18, Reporting([.. hole.Except(["2026-11-22"])]).Full("7d").Compare!.Completed);
        Assert.Equal(18, Reporting("18.09.10.2004", hole).Full("7d").Compare!.Completed);
    }

    private static Scene Reporting(params string[] days) => Reporting("18.09", days);

    private static Scene Reporting(string region, string[] days)
    {
        var scene = new Scene(region);
        foreach (var day in days)
        {
            scene.Completed($"{day}T09:00:00+07:00", 3);
        }

        return scene;
    }

    private static string At(DateOnly day) => $"{day:yyyy-MM-dd}T09:00:00+07:00";
}
