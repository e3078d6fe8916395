using SmartVillage.Events;
using SmartVillage.Silo.Demo;

namespace SmartVillage.Tests.Unit.Demo;

public sealed class DemoPlayTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(650)]
    public void In_each_second_of_a_week_something_happens_and_in_each_five_at_the_prototypes(int villages)
    {
        // Monday to Sunday, every hour of each.
        var script = Scripts.Of(7, villages, Scripts.Wib(2026, 11, 23));
        var (first, seconds) = (script.Start.ToUnixTimeSeconds(), 7 * 24 * 3600);
        var (province, prototypes) = (new int[seconds], new int[seconds / 5]);
        foreach (var item in script.Play().TakeWhile(e => e.SendAt.ToUnixTimeSeconds() < first + seconds).Where(e => e.Type != EventType.Heartbeat && e.SendAt >= script.Start))
        {
            var second = (int)(item.SendAt.ToUnixTimeSeconds() - first);
            province[second]++;
            prototypes[second / 5] += Scripts.Prototypes.Contains(item.Village) ? 1 : 0;
        }

        output.WriteLine($"measured: {villages} villages, events a second in a week: {(double)province.Sum() / seconds:0.00}, least in a minute {province.Chunk(60).Min(m => m.Sum())}, most {province.Chunk(60).Max(m => m.Sum())}");
        Assert.DoesNotContain(0, province);
        Assert.DoesNotContain(0, prototypes);
    }

    [Fact]
    public void What_is_sent_never_goes_back_and_never_lies_ahead()
    {
        var last = DateTimeOffset.MinValue;
        foreach (var item in Scripts.Of().Play().Take(20_000))
        {
            Assert.True(item.SendAt >= last && item.Time <= item.SendAt);
            last = item.SendAt;
        }
    }

    [Fact]
    public void After_an_outage_a_kecamatan_sends_in_a_burst()
    {
        var script = Scripts.Of();
        var bursts = script.Play().TakeWhile(e => e.SendAt < script.Start.AddHours(12)).Where(e => e.SendAt - e.Time > TimeSpan.FromSeconds(30)).GroupBy(e => e.SendAt).ToList();

        Assert.True(bursts.Count >= 3);
        Assert.All(bursts, burst => Assert.Single(burst.Select(e => e.Village.Kecamatan).Distinct()));
    }

    [Fact]
    public void A_play_after_another_corrects_nothing_that_it_left_out()
    {
        var script = Scripts.Of();
        var (sent, corrections) = (new HashSet<string>(), 0);
        foreach (var item in script.PlayAfter(script.Start).TakeWhile(e => e.SendAt < script.Start.AddHours(2)))
        {
            Assert.True(item.SendAt > script.Start);
            sent.Add(item.Id);
            corrections += item.Corrects is null ? 0 : 1;
            Assert.True(item.Corrects is null || sent.Contains(item.Corrects), $"{item.Id} corrects {item.Corrects}, which was left out.");
        }

        Assert.True(corrections > 0);
    }

    [Fact]
    public void A_correction_follows_the_event_that_it_corrects()
    {
        var script = Scripts.Of();
        var sent = new HashSet<string>();
        var corrections = 0;
        foreach (var item in script.Play().TakeWhile(e => e.SendAt < script.Start.AddHours(4)))
        {
            if (item.Type == EventType.Correction)
            {
                var data = System.Text.Json.JsonDocument.Parse(item.Data).RootElement;
                Assert.Contains($"{item.Village} {data.GetProperty("source").GetString()} {data.GetProperty("id").GetString()}", sent);
                corrections++;
            }

            sent.Add($"{item.Village} {item.Source} {item.Id}");
        }

        Assert.True(corrections > 5);
    }

    [Fact]
    public void The_same_seed_plays_the_same_and_another_seed_plays_otherwise()
    {
        static List<DemoEvent> Some(ulong seed) => [.. Scripts.Of(seed).Play().Take(2000), .. Scripts.Of(seed).History(new(2026, 11, 20)).Take(2000)];

        Assert.Equal(Some(1), Some(1));
        Assert.Empty(Some(1).Select(e => e.Id).Intersect(Some(2).Select(e => e.Id)));
        Assert.NotEqual(Some(1).Select(e => e.Village), Some(2).Select(e => e.Village));
    }

    [Fact]
    public void Every_kind_of_thing_happens()
    {
        var script = Scripts.Of();
        var events = script.Play().TakeWhile(e => e.SendAt < script.Start.AddHours(6)).ToList();

        Assert.Equal(
            [EventType.Service, EventType.Participation, EventType.Survey, EventType.Figure, EventType.Nil, EventType.Heartbeat, EventType.Correction],
            events.Select(e => e.Type).Distinct().Order());
        Assert.Contains(events, e => e.Source == "/simulasi/bapenda");
        Assert.Contains(events, e => e.Data.Contains("\"forwarded\"", StringComparison.Ordinal));
        Assert.All(DemoServices.All, s => Assert.Contains(events, e => e.Data.Contains($"\"{s.Code}\"", StringComparison.Ordinal)));
    }

    /// <summary>Today stands beside what is usual: by day and by hour the play and the days before it differ by chance alone.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(650)]
    public void The_play_is_as_busy_as_the_days_before_it(int villages)
    {
        var script = Scripts.Of(7, villages, Scripts.Wib(2026, 11, 24));
        var play = Ends(script.Play().TakeWhile(e => e.SendAt < script.Start.AddDays(1)), new(2026, 11, 24));
        var before = Before(script);

        output.WriteLine($"measured: {villages} villages, services ended in the play {play.Sum()}, on the same weekdays before {string.Join(", ", before.Select(day => day.Sum()))}");
        Assert.True(play.Sum() > 1_500);
        AssertAlike(play.Sum(), before.Average(day => day.Sum()));
        for (var hour = 0; hour < 24; hour++)
        {
            AssertAlike(play[hour], before.Average(day => day[hour]));
        }
    }

    [Fact]
    public void What_was_under_way_when_the_play_began_ends_in_it_once()
    {
        var script = Scripts.Of(7, 4, Scripts.Wib(2026, 11, 24, 10));
        var end = script.Start.AddDays(1);
        // Of a start two days later all of it is history.
        var all = HistoryOf(Scripts.Of(7, 4, Scripts.Wib(2026, 11, 26, 10))).Where(e => Submitted(e) < script.HistoryEnd && e.Time < end).ToList();
        var play = script.Play().TakeWhile(e => e.SendAt < end).Where(e => e.Type == EventType.Service && e.Id.Contains("-h", StringComparison.Ordinal)).ToList();

        Assert.True(play.Count > 10 && play.All(e => e.Time >= script.HistoryEnd));
        Assert.Equal(Sorted(all), Sorted(HistoryOf(script).Concat(play)));

        static IEnumerable<DemoEvent> HistoryOf(DemoScript of) => Enumerable.Range(20, 5).SelectMany(day => of.History(new(2026, 11, day))).Where(e => e.Type == EventType.Service);
        static DateTimeOffset Submitted(DemoEvent item) => System.Text.Json.JsonDocument.Parse(item.Data).RootElement.GetProperty("submitted").GetDateTimeOffset();
        static (DateTimeOffset, string)[] Sorted(IEnumerable<DemoEvent> events) => [.. events.Select(e => (e.Time, e.Data)).Order()];
    }

    /// <summary>The same weekdays before 24 November.</summary>
    private static int[][] Before(DemoScript script) =>
        [.. new[] { 17, 10, 3 }.Select(day => Ends(new[] { day - 1, day }.SelectMany(of => script.History(new(2026, 11, of))), new(2026, 11, day)))];

    /// <summary>Five standard deviations of counts, and what villages differ in by day.</summary>
    private static void AssertAlike(int play, double before) =>
        Assert.True(Math.Abs(play - before) <= (5 * Math.Sqrt(play + (before / 3))) + (0.03 * before), $"{play} in the play, {before:0} before");

    /// <summary>Services ended by hour of a WIB day, complaints and what is only compared left out.</summary>
    private static int[] Ends(IEnumerable<DemoEvent> events, DateOnly day)
    {
        var hours = new int[24];
        foreach (var item in events.Where(e => e.Type == EventType.Service && e.Source != DemoRequest.BapendaSource && !e.Data.Contains("pengaduan.", StringComparison.Ordinal) && !e.Data.Contains("aspirasi.", StringComparison.Ordinal)))
        {
            var at = item.Time.ToOffset(TimeSpan.FromHours(7));
            var isEnd = new[] { "completed", "rejected", "cancelled" }.Any(status => item.Data.Contains($"\"{status}\"", StringComparison.Ordinal));
            hours[at.Hour] += isEnd && DateOnly.FromDateTime(at.DateTime) == day ? 1 : 0;
        }

        return hours;
    }
}
