using System.Collections.Immutable;
using CsCheck;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Sqlite;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Journal;

public sealed class JournalPropertyTests
{
    [Fact]
    public Task Both_journals_are_one() => JournalProperties.SampleAsync(
        async check =>
        {
            using var directory = new TemporaryDirectory();
            using var sqlite = new SqliteJournal(directory.File("journal.db"), TimeProvider.System, readers: 1);
            await check(sqlite);
        },
        iterations: 1_000, threads: 2);
}

/// <summary>Whatever is appended, in whatever order, with fresh or stale heads, once or again: an adapter and the journal in memory answer and hold the same.</summary>
internal static class JournalProperties
{
    private static readonly RegionCode[] Villages = [Hanura, Podomoro, Sidodadi];

    private static readonly Gen<JournalRow> AnyRow =
        from id in Gen.Int[0, 12]
        from content in Gen.Int[0, 9]
        from receipt in Gen.Int[0, 2]
        from request in Gen.Int[0, 5]
        from corrects in Gen.Int[0, 12]
        from probe in Gen.Bool
        select Row(
            $"e{id}", content == 0 ? "other" : "", $"R{receipt}", request > 3 ? null : $"{request}", probe, corrects > 5 || corrects == id ? null : $"e{corrects}",
            id == 0 && content == 0 ? "/simulasi" : "/desa");

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], AnyRow.Array[0, 6], (village, stale, rows) => (village, stale, rows)).Array[1, 3],
        Gen.Int[0, 4],
        (appends, again) => new Step([.. appends.DistinctBy(append => append.village)], again == 0));

    /// <param name="withEmpty">Opens an empty journal, hands it over and closes it.</param>
    /// <param name="iterations">How many cases.</param>
    /// <param name="threads">How many at once.</param>
    public static Task SampleAsync(Func<Func<IEventJournal, Task>, Task> withEmpty, int iterations, int threads) =>
        AnyStep.Array[1, 12].SampleAsync(steps => withEmpty(journal => CheckAsync(steps, journal)), iter: iterations, threads: threads);

    private static async Task CheckAsync(Step[] steps, IEventJournal journal)
    {
        var memory = new InMemoryJournal(TimeProvider.System);
        var heads = Villages.ToDictionary(village => village, _ => new List<Head> { Head.Empty });
        foreach (var step in steps)
        {
            var appends = step.Appends
                .Select(append => new Append(Villages[append.Village], Pick(heads[Villages[append.Village]], append.Stale), [.. append.Rows])).ToArray();
            for (var time = 0; time <= (step.Again ? 1 : 0); time++)
            {
                var (expected, found) = (await AppendedAsync(memory, appends), await AppendedAsync(journal, appends));
                Assert.Equal(expected.Select(Text), found.Select(Text));
                for (var i = 0; i < found.Length; i++)
                {
                    heads[appends[i].Village].Add(found[i].Head);
                }
            }
        }

        foreach (var village in Villages)
        {
            await SameAsync(memory, journal, village);
        }

        Assert.Equal(await memory.ReadContentAsync(default), await journal.ReadContentAsync(default));
    }

    /// <summary>Nothing when simulated and real rows would meet.</summary>
    private static async Task<ImmutableArray<AppendResult>> AppendedAsync(IEventJournal journal, Append[] appends)
    {
        try
        {
            return await journal.AppendAsync(appends, Noon, default);
        }
        catch (MixedJournalException)
        {
            return [];
        }
    }

    private static Head Pick(List<Head> heads, int stale) => stale == 0 ? heads[heads.Count / 2] : heads[^1];

    private static string Text(AppendResult result) =>
        $"{result.Fenced} {result.Head.Seq} {Convert.ToHexString(result.Head.Hash.AsSpan())} {string.Join(' ', result.Rows)}";

    private static async Task SameAsync(InMemoryJournal memory, IEventJournal journal, RegionCode village)
    {
        var entries = await journal.CheckedAsync(village);
        Assert.Equal(Texts(await memory.CheckedAsync(village)), Texts(entries));
        var upTo = Math.Max(entries.Length - 1, 0);
        Hash128[] requests = [Request("0"), Request("3")], keys = [Key("e1"), Key("e2")];
        Assert.Equal(Texts(await memory.ReadRequestsAsync(village, requests, upTo, default)), Texts(await journal.ReadRequestsAsync(village, requests, upTo, default)));
        Assert.Equal(Texts(await memory.ReadOriginalsAsync(village, keys, upTo, default)), Texts(await journal.ReadOriginalsAsync(village, keys, upTo, default)));
        Assert.Equal(Texts(await memory.ReadReceiptAsync("R1", default)), Texts(await journal.ReadReceiptAsync("R1", default)));
    }

    private static IEnumerable<string> Texts(IEnumerable<JournalEntry> entries) => entries.Select(
        entry => $"{entry.Village} {entry.Seq} {entry.EventKey} {entry.Time:O} {entry.ReceivedAt:O} {entry.Receipt} {entry.RequestKey} {entry.Corrects} {Convert.ToHexString(entry.ChainHash.AsSpan())}");

    private sealed record Step((int Village, int Stale, JournalRow[] Rows)[] Appends, bool Again);
}
