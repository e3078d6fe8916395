using System.Text.Json;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Events;
using SmartVillage.Regions;
using SmartVillage.Silo.Demo;

namespace SmartVillage.Tests.Unit.Demo;

public sealed class DemoScriptTests(ITestOutputHelper output)
{
    private static readonly CatalogueIndex Catalogue = new(FirstCatalogue.Create(Scripts.Register));

    [Fact]
    public void Every_event_keeps_the_rules_of_intake_and_says_that_it_is_simulated()
    {
        var script = Scripts.Of();
        var types = new Dictionary<string, EventType>();
        foreach (var item in Everything(script))
        {
            types[item.Id] = item.Type;
            Assert.StartsWith("/simulasi/", item.Source, StringComparison.Ordinal);
            Assert.True(item.Id.Length <= 64 && !PersonalData.IsIn(item.Id) && !PersonalData.IsIn(item.Data));
            using var json = JsonDocument.Parse(item.Data);
            Assert.True(EventJson.TryParse(item.Type, json.RootElement, new AnyKey(), out var data, out var fault), $"{item.Type} {item.Data}: {fault}");
            Assert.Null(EventRules.Check(new(0, item.Type, item.Source, item.Id, item.Time, data), Catalogue, item.SendAt));
            if (data is CorrectionData { Replacement: { } replacement, OriginalId: var id })
            {
                using var content = JsonDocument.Parse(replacement);
                Assert.True(EventJson.TryParse(types[id], content.RootElement, new AnyKey(), out var replaced, out fault), $"{replacement}: {fault}");
                Assert.Null(EventRules.CheckData(replaced, item.Time, Catalogue, item.SendAt, "data"));
            }
        }
    }

    [Fact]
    public void No_two_events_share_an_id_in_two_runs() =>
        Assert.Empty(new[] { 1UL, 2UL }.SelectMany(seed => Everything(Scripts.Of(seed))).GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(650)]
    [InlineData(2446)]
    public void As_many_villages_take_part_as_asked_for_the_prototypes_first(int count)
    {
        var villages = Scripts.Of(1, count).Villages;

        Assert.Equal(count, villages.DistinctBy(v => v.Code).Count());
        Assert.Equal(Scripts.Prototypes.Order(), villages.Where(v => v.Prototype).Select(v => v.Code).Order());
        Assert.Equal(count >= 650 ? 15 : count >= 30 ? 13 : 4, Math.Min(count >= 650 ? 15 : 13, villages.Select(v => v.Code.Kabupaten).Distinct().Count()));
        Assert.Equal(villages.Select(v => v.Code), Scripts.Of(2, count).Villages.Select(v => v.Code));
    }

    [Fact]
    public void History_is_thin_and_ends_where_the_play_begins()
    {
        var script = Scripts.Of();
        var count = Enumerable.Range(0, 36).Sum(back => script.History(script.Today.AddDays(-back)).Count());

        output.WriteLine($"measured: history of 650 villages: {count} events");
        Assert.InRange(count, 200_000, 350_000);
        Assert.All(script.History(script.Today), e => Assert.True(e.Time < script.HistoryEnd));
    }

    [Fact]
    public void Mornings_are_busier_than_nights_and_weekdays_than_Sundays()
    {
        var script = Scripts.Of();
        var monday = script.History(new(2026, 11, 16)).ToList();
        int At(int hour) => monday.Count(e => e.Time.ToOffset(TimeSpan.FromHours(7)).Hour == hour);

        Assert.True(At(9) > 2 * At(2));
        Assert.True(monday.Count > 1.2 * script.History(new(2026, 11, 15)).Count());
    }

    // All kabupaten draw from one distribution: their means differ by chance alone, and otherwise at the next start.
    [Fact]
    public void No_kabupaten_is_better_than_another_but_by_chance()
    {
        var orders = new HashSet<string>();
        foreach (var seed in new ulong[] { 1, 2, 3, 4, 5 })
        {
            var script = Scripts.Of(seed, 2446);
            var counts = script.History(new(2026, 11, 18)).Where(e => e.Type == EventType.Service && !Scripts.Prototypes.Contains(e.Village)).ToLookup(e => e.Village);
            var villages = script.Villages.Where(v => !v.Prototype).Select(v => (v.Code.Kabupaten, Count: (double)counts[v.Code].Count())).ToList();
            var mean = villages.Average(v => v.Count);
            var variance = villages.Average(v => (v.Count - mean) * (v.Count - mean));
            var groups = villages.GroupBy(v => v.Kabupaten).Select(g => (g.Key, Mean: g.Average(v => v.Count), N: g.Count())).ToList();
            var distance = groups.Sum(g => (g.Mean - mean) * (g.Mean - mean) * g.N / variance);

            output.WriteLine($"measured: seed {seed}, chi-square of 15 kabupaten {distance:0.0}");
            Assert.InRange(distance, 2, 45); // 14 degrees of freedom: one seed in 20,000 lies above
            orders.Add(string.Join(' ', groups.OrderByDescending(g => g.Mean).Select(g => g.Key)));
        }

        Assert.Equal(5, orders.Count);
    }

    [Fact]
    public void The_second_system_is_compared_and_never_added()
    {
        var reports = Scripts.Of().History(new(2026, 11, 18)).Where(e => e.Source == "/simulasi/bapenda").ToList();
        var version = Catalogue.Service("pajak.pbb")!.VersionAt(reports[0].Time)!;

        Assert.True(reports.Count > 100);
        Assert.All(reports, r => Assert.False(CatalogueIndex.Counts(version, r.Source, r.Village)));
    }

    [Fact]
    public void Some_villages_are_silent_and_some_only_connected()
    {
        var kinds = Scripts.Of().Villages.CountBy(v => v.Kind).ToDictionary();

        Assert.InRange(kinds[DemoVillageKind.Usual], 600, 645);
        Assert.True(kinds[DemoVillageKind.Connected] > 0 && kinds[DemoVillageKind.Silent] > 0);
    }

    private static IEnumerable<DemoEvent> Everything(DemoScript script) =>
    [
        .. script.Stages(), .. script.Figures(), .. script.Complaints().Where(c => c.Time < script.HistoryEnd),
        .. script.History(script.Today), .. script.History(script.Today.AddDays(-1)), .. script.History(script.Today.AddDays(-3)),
        .. script.Play().TakeWhile(e => e.SendAt < script.Start.AddHours(3)),
    ];

    private sealed class AnyKey : IResidentKey
    {
        public int CellOf(string keyedHash) => 1;
    }
}
