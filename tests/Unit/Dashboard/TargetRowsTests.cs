using System.Globalization;
using SmartVillage.Dashboard.Components.Regions;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class TargetRowsTests
{
    private static readonly RegionSummary Empty = new Scene().Full();

    public TargetRowsTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    [Theory]
    [InlineData(34_980, 37_412, TargetState.Reached, "tercapai")]
    [InlineData(800, 1000, TargetState.Below, "di bawah target")]
    [InlineData(51, 60, TargetState.WithinNoise, "dalam batas galat, n = 60")]
    [InlineData(10, 59, TargetState.TooFew, "belum dapat dinilai, n = 59")]
    [InlineData(0, 0, TargetState.TooFew, "belum dapat dinilai, n = 0")]
    public void The_share_on_time_is_judged_by_its_interval(long part, long n, TargetState state, string words)
    {
        var row = Row("services.onTime", Timed(part, n));

        Assert.Equal((state, words, "90%"), (row.State, row.Words, row.Target));
    }

    [Theory]
    [InlineData(87.38, 3998, TargetState.Below)]
    [InlineData(87.38, 60, TargetState.WithinNoise)]
    [InlineData(88.31, 900, TargetState.WithinNoise)]
    [InlineData(95.00, 900, TargetState.Reached)]
    [InlineData(50.00, 29, TargetState.TooFew)]
    public void Satisfaction_is_judged_by_its_interval_and_not_below_thirty_answers(double index, long n, TargetState state) =>
        Assert.Equal(state, Row("satisfaction.index", Empty with { Satisfaction = Empty.Satisfaction with { Index = (decimal)index, Respondents = n } }).State);

    [Fact]
    public void What_is_counted_in_full_is_what_it_is()
    {
        var late = Empty with { Complaints = new(91, 80, 14, 2, 1), Programme = new(0, 0, 4, 139, 5, 0) };

        Assert.Equal(("1", "0", TargetState.Below, "belum"), Told(Row("complaints.late", late)));
        Assert.Equal(("139", "148", TargetState.Below, "belum"), Told(Row("programme.active", late)));
        Assert.Equal(("0", "0", TargetState.Reached, "tercapai"), Told(Row("complaints.late", Empty)));
        Assert.Equal(TargetState.TooFew, Row("programme.active", Empty).State);
    }

    [Fact]
    public void Nothing_is_called_below_its_target_where_the_interval_overlaps_it()
    {
        var random = new Random(11);
        for (var i = 0; i < 1000; i++)
        {
            var n = random.Next(1, 500);
            var part = random.Next(0, n + 1);
            var (lower, upper) = Fairness.Wilson(part, n);
            var state = Row("services.onTime", Timed(part, n)).State;

            Assert.False(state == TargetState.Below && (upper >= 0.9 || n < Fairness.LeastToJudge), $"{part} of {n}");
            Assert.False(state == TargetState.Reached && (lower < 0.9 || n < Fairness.LeastToJudge), $"{part} of {n}");
        }
    }

    [Fact]
    public async Task Each_state_has_its_shape_and_its_word()
    {
        var html = await Shown.HtmlAsync<TargetPanel>(new() { [nameof(TargetPanel.View)] = Shown.View(Timed(800, 1000) with { Complaints = new(3, 1, 2, 0, 0) }) });

        Assert.Contains("data-target-of=\"services.onTime\" data-target-state=\"Below\"", html, StringComparison.Ordinal);
        Assert.Contains("data-target-of=\"complaints.late\" data-target-state=\"Reached\"", html, StringComparison.Ordinal);
        foreach (var shape in new[] { "ic-warn", "ic-check", "ic-ring" })
        {
            Assert.Contains(shape, html, StringComparison.Ordinal);
        }
    }

    private static RegionSummary Timed(long part, long n) => Empty with { Services = Empty.Services with { OnTime = n == 0 ? null : (double)part / n, Timed = n } };

    private static TargetRow Row(string fig, RegionSummary summary) => new TargetRows(Shown.View(summary), Shown.Words).Build().Single(row => row.Fig == fig);

    private static (string, string, TargetState, string) Told(TargetRow row) => (row.Value, row.Target, row.State, row.Words);
}
