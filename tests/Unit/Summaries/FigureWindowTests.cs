using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Summaries;

public sealed class FigureWindowTests
{
    [Theory]
    [InlineData("today", "2026-11-24T00:00:00+07:00", "2026-11-24", "2026-11-25", "2026-11-17", "2026-11-18")]
    [InlineData("today", "2026-11-24T16:59:59Z", "2026-11-24", "2026-11-25", "2026-11-17", "2026-11-18")]
    [InlineData("today", "2026-11-24T17:00:00Z", "2026-11-25", "2026-11-26", "2026-11-18", "2026-11-19")]
    [InlineData("7d", "2026-11-24T10:00:00+07:00", "2026-11-18", "2026-11-25", "2026-11-11", "2026-11-18")]
    [InlineData("30d", "2026-11-24T10:00:00+07:00", "2026-10-26", "2026-11-25", "2026-09-26", "2026-10-26")]
    [InlineData("30d", "2026-01-05T10:00:00+07:00", "2025-12-07", "2026-01-06", "2025-11-07", "2025-12-07")]
    [InlineData("month", "2026-11-24T10:00:00+07:00", "2026-11-01", "2026-11-25", "2026-10-01", "2026-10-25")]
    [InlineData("month", "2026-11-01T00:00:00+07:00", "2026-11-01", "2026-11-02", "2026-10-01", "2026-10-02")]
    [InlineData("month", "2026-03-31T10:00:00+07:00", "2026-03-01", "2026-04-01", "2026-02-01", "2026-03-01")]
    [InlineData("month", "2026-01-15T10:00:00+07:00", "2026-01-01", "2026-01-16", "2025-12-01", "2025-12-16")]
    [InlineData("year", "2026-11-24T10:00:00+07:00", "2026-01-01", "2026-11-25", "2025-01-01", "2025-11-25")]
    [InlineData("year", "2026-12-31T17:00:00Z", "2027-01-01", "2027-01-02", "2026-01-01", "2026-01-02")]
    [InlineData("year", "2028-02-29T10:00:00+07:00", "2028-01-01", "2028-03-01", "2027-01-01", "2027-03-01")]
    [InlineData("year", "2028-03-01T10:00:00+07:00", "2028-01-01", "2028-03-02", "2027-01-01", "2027-03-02")]
    public void Windows_are_cut_in_days_of_Jakarta_and_compared_with_their_days_before(string name, string now, string from, string to, string comparedFrom, string comparedTo)
    {
        var window = Parse(name, now)!;

        Assert.Equal(Range(from, to), window.Days);
        Assert.Equal(Range(comparedFrom, comparedTo), window.Comparison);
    }

    [Theory]
    [InlineData("2025", "2025-01-01", "2026-01-01", true)]
    [InlineData("2026", "2026-01-01", "2027-01-01", false)]
    [InlineData("2026-S1", "2026-01-01", "2026-07-01", true)]
    [InlineData("2026-S2", "2026-07-01", "2027-01-01", false)]
    [InlineData("2026-10", "2026-10-01", "2026-11-01", false)]
    [InlineData("bbgrm-2021", "2021-03-25", "2021-04-25", false)]
    public void Named_periods_are_windows_and_only_semesters_and_years_that_are_over_close(string name, string from, string to, bool closed)
    {
        var window = Parse(name, "2026-11-24T10:00:00+07:00")!;

        Assert.Equal(Range(from, to), window.Days);
        Assert.Null(window.Comparison);
        Assert.Equal(closed, window.IsClosedTerm);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Today")]
    [InlineData("31d")]
    [InlineData("2027")]
    [InlineData("2019")]
    [InlineData("2026-13")]
    [InlineData("bbgrm-2020")]
    public void Other_names_are_no_windows(string name) => Assert.Null(Parse(name, "2026-11-24T10:00:00+07:00"));

    [Fact]
    public void A_period_of_a_region_is_no_window_elsewhere() =>
        Assert.Null(FigureWindow.Parse("bbgrm-2021", RegionCode.Parse("19.01"), Scene.At("2026-11-24T10:00:00+07:00"), Scene.Catalogue));

    /// <summary>Each day is counted once: by itself, in a month, or from the projection, and only where memory still holds it.</summary>
    [Fact]
    public void A_plan_counts_every_day_once_from_where_it_is() => Gen.Select(Gen.Int[0, 2_600], Gen.Int[1, 900], Gen.Int[0, 800]).Sample(
        (back, length, shift) =>
        {
            var today = new DateOnly(2026, 11, 24).AddDays(shift);
            var days = new DayRange(today.AddDays(-back), today.AddDays(Math.Min(1, length - back)));
            var plan = WindowPlan.For(days, today);
            var counted = plan.Held.SelectMany(DaysOf).Concat(plan.Stored.SelectMany(r => Enumerable.Range(r.FirstNumber, r.Count))).ToArray();

            Assert.Equal(Enumerable.Range(days.FirstNumber, days.Count), counted.Order());
            Assert.All(plan.Held, range => Assert.False(Retention.IsPast(new CellKey(range.Span, range.From, default).SpanAndBucket, today)));
        },
        iter: 3_000);

    [Theory]
    [InlineData("today", "2026-11-24T10:00:00+07:00", "")]
    [InlineData("30d", "2026-11-24T10:00:00+07:00", "")]
    [InlineData("month", "2026-08-31T10:00:00+07:00", "")]
    [InlineData("year", "2026-11-24T10:00:00+07:00", "2025-11-01..2025-11-25")]
    [InlineData("year", "2026-12-31T10:00:00+07:00", "2025-12-01..2025-12-31")] // without its last day December is no whole month
    [InlineData("bbgrm-2021", "2026-11-24T10:00:00+07:00", "2021-03-25..2021-04-25")]
    public void Few_windows_need_the_daily_projection(string window, string now, string needed) =>
        Assert.Equal(needed, string.Join(' ', Scene.Builder.NeededDays(RegionCode.Parse("18"), window, Scene.At(now)).Select(d => $"{d.From:yyyy-MM-dd}..{d.To:yyyy-MM-dd}")));

    private static FigureWindow? Parse(string name, string now) => FigureWindow.Parse(name, RegionCode.Parse("18.09"), Scene.At(now), Scene.Catalogue);

    private static DayRange Range(string from, string to) => new(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));

    private static IEnumerable<int> DaysOf(BucketRange range)
    {
        var (from, end) = range.Span == CellSpan.Day
            ? (range.From, range.To)
            : (Wib.DayNumber(Wib.MonthFromNumber(range.From)), Wib.DayNumber(Wib.MonthFromNumber(range.To)));
        return Enumerable.Range(from, end - from);
    }
}
