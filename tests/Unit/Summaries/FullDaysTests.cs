using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Summaries;

/// <summary>What isn't over is compared with nothing that is.</summary>
public sealed class FullDaysTests
{
    [Theory]
    [InlineData("7d", 6)]
    [InlineData("30d", 29)]
    [InlineData("30d-full", 30)]
    [InlineData("month", null)]
    public void As_many_days_of_a_window_as_of_the_one_before_are_compared_all_of_them_over(string window, int? days)
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var now = Scene.At("2026-01-01T10:00:00+07:00").AddDays(random.Next(700));
            var (today, scene) = (Wib.DayOf(now), new Scene(now: now.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
            var counts = Enumerable.Range(0, Retention.Days).ToDictionary(back => today.AddDays(-back), _ => random.Next(1, 90));
            foreach (var (day, count) in counts)
            {
                scene.Completed($"{day:yyyy-MM-dd}T09:00:00+07:00", count)
                    .Count($"{day:yyyy-MM-dd}T09:00:00+07:00", Series.Participation(ActivityKind.Musyawarah, null, ParticipationMetric.Activities))
                    .Count($"{day:yyyy-MM-dd}T09:00:00+07:00", Series.Participation(ActivityKind.Musyawarah, null, ParticipationMetric.Participants), count * 7);
            }

            if (scene.Full(window).Compare!.FullDays is not { } compared)
            {
                Assert.True(window == "month" && today.Day == 1, $"{window} on {today}");
                continue;
            }

            var (shown, before) = (Days(compared.Window), Days(compared.Before));
            Assert.All(shown, day => Assert.True(day < today));
            Assert.True(before[^1] < shown[0] && before.Length == shown.Length && before.Length == (days ?? before.Length));
            Assert.True(window != "month" || (before[0].Day == 1 && shown[0].Day == 1), $"{before[0]}, {shown[0]}");
            Assert.Equal((shown.Sum(day => counts[day]), before.Sum(day => counts[day])), (compared.Window.Completed, compared.Before.Completed));
            Assert.Equal((7 * shown.Sum(day => counts[day]), 7 * before.Sum(day => counts[day])), (compared.Window.Participants, compared.Before.Participants));
        }
    }

    [Fact]
    public void Today_and_its_counterpart_change_no_comparison()
    {
        Scene Days() => new Scene().Completed("2026-11-10T09:00:00+07:00", 4).Completed("2026-11-11T09:00:00+07:00", 12).Completed("2026-11-18T09:00:00+07:00", 11);
        var expected = Days().Full("7d").Compare!.FullDays;

        Assert.Equal((11, 12), (expected!.Window.Completed, expected.Before.Completed));
        Assert.Equal(expected, Days().Completed("2026-11-24T09:00:00+07:00", 300).Completed("2026-11-17T09:00:00+07:00", 900).Full("7d").Compare!.FullDays);
        Assert.Null(Days().Full().Compare!.FullDays);
    }

    /// <summary>Up to a whole November the months of last year are held; without its last day its other days are read, and once.</summary>
    [Theory]
    [InlineData("2026-11-30T10:00:00+07:00", "2025-11-01 2025-11-30")]
    [InlineData("2026-11-24T10:00:00+07:00", "2025-11-01 2025-11-25")]
    public void A_month_cut_short_is_read_by_its_days_once(string now, string days)
    {
        var needed = Scene.Builder.NeededDays(SmartVillage.Regions.RegionCode.Parse("18.09"), "year", Scene.At(now));

        Assert.Equal([days], needed.Select(range => $"{range.From:yyyy-MM-dd} {range.To:yyyy-MM-dd}"));
    }

    private static DateOnly[] Days(DayCounts counts)
    {
        var first = Wib.DayOf(counts.From);
        return [.. Enumerable.Range(0, Wib.DayOf(counts.To).DayNumber - first.DayNumber).Select(first.AddDays)];
    }
}
