using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Briefing;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard.Briefing;

public sealed class BriefingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly BriefingWeek Week = new(new(2026, 11, 16));

    [Theory]
    [InlineData("2026-11-24", "2026-11-16")]
    [InlineData("2026-11-23", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-09")]
    public void The_week_is_the_last_that_is_over_Monday_first(string today, string monday) => Assert.Equal(monday, BriefingWeek.Last(DateOnly.Parse(today)).Key);

    [Theory]
    [InlineData(null, "2026-11-16")]
    [InlineData("2026-10-26", "2026-10-26")]
    [InlineData("2026-10-19", null)]
    [InlineData("2026-11-23", null)]
    [InlineData("2026-11-17", null)]
    [InlineData("kemarin", null)]
    public void Only_whole_weeks_within_reach_have_a_briefing(string? asked, string? monday) => Assert.Equal(monday, BriefingWeek.Of(asked, new(2026, 11, 24))?.Key);

    [Fact]
    public void What_is_usual_is_the_median_of_weeks_with_a_report_and_none_is_no_zero()
    {
        Assert.Equal((70m, 45m), (Days(null, 30, 50, 45, 70).Sum, Days(null, 30, 50, 45, 70).Usual));
        Assert.Equal(40m, Days(30, null, null, 50, 70).Usual);
        Assert.Equal((null, null), (Days(null, null, null, null, null).Sum, Days(null, null, null, null, 7).Usual));
        Assert.Equal(0m, Days(1, 1, 1, 1, 0).Sum);
    }

    [Fact]
    public void A_share_is_put_together_from_cases_and_not_from_shares_of_days()
    {
        WeekSeries timed = new([.. Enumerable.Repeat<decimal?>(null, 28), 10, 90, null, null, null, null, null]), share = new([.. Enumerable.Repeat<decimal?>(null, 28), 0.5m, 1, null, null, null, null, null]);

        var view = Build(new() { ["timed"] = timed, ["onTime"] = share }, []);

        Assert.Equal(Figures.Percent(0.95), view.Figures.Single(figure => figure.Key == "onTime").Value);
    }

    [Fact]
    public void It_names_who_was_silent_all_week_and_who_fell_beyond_chance_in_the_order_of_the_register()
    {
        // 36 days up to yesterday: five weeks and the Monday after.
        var view = Build([],
        [
            Child("18.09.10.2004", expected: 1, Enumerable.Repeat<long?>(10, 36)),
            Child("18.09.10.2005", expected: 1, Enumerable.Repeat<long?>(10, 28).Concat(Enumerable.Repeat<long?>(null, 7)).Append(5)),
            Child("18.09.10.2006", expected: 1, Enumerable.Repeat<long?>(10, 28).Concat(Enumerable.Repeat<long?>(4, 7)).Append(10)),
            Child("18.09.10.2007", expected: 0, Enumerable.Repeat<long?>(null, 36)),
        ]);

        Assert.Equal(["18.09.10.2005"], view.Silent.Select(one => one.Code.ToString()));
        Assert.Equal(["18.09.10.2006"], view.Dropped.Select(row => row.Region.ToString()));
        Assert.Equal((28m, 70m, 3), (view.Dropped[0].Completed, view.Dropped[0].Usual, view.Expected));
    }

    private static WeekSeries Days(params int?[] weeks) => new([.. weeks.SelectMany(week => new decimal?[] { null, week, null, null, null, null, null })]);

    private static RegionSummary Child(string code, long expected, IEnumerable<long?> spark)
    {
        var summary = new Scene(code).Full();
        return summary with { Spark = [.. spark], Reporting = summary.Reporting with { Expected = expected } };
    }

    private static BriefingView Build(Dictionary<string, WeekSeries> measures, ImmutableArray<RegionSummary> children)
    {
        var place = RegionPlace.Of(Scene.Register.TryFind(RegionCode.Parse("18.09"), out var region) ? region : throw new ArgumentException("18.09"), Scene.Register, new([]));
        return new BriefingBuilder(place, Week, Scene.Catalogue, Scene.Register).Build(new(Now.ToWib(), measures, new Dictionary<string, WeekSeries>(), children));
    }
}
