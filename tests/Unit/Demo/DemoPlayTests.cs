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
        var bursts = script.Play().TakeWhile(e => e.SendAt < script.Start.AddHours(3)).Where(e => e.SendAt - e.Time > TimeSpan.FromSeconds(30)).GroupBy(e => e.SendAt).ToList();

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
}
