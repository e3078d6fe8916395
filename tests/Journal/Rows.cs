using System.Collections.Immutable;
using System.Text;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Journal;

/// <summary>Short words for rows, appends and what a reader may ask of a journal.</summary>
internal static class Rows
{
    public static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004"), Podomoro = RegionCode.Parse("18.10.01.2009"),
        Sidodadi = RegionCode.Parse("18.09.10.2007");

    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(7));

    public static JournalRow Row(
        string id, string content = "", string receipt = "R1", string? request = null, bool probe = false, string? corrects = null, string source = "/desa")
    {
        var payload = Encoding.UTF8.GetBytes($$"""{"source":"{{source}}","id":"{{id}}","data":{"content":"{{content}}"} }""");
        var time = Noon.AddTicks(id.Length + 1);
        var type = corrects is null ? EventType.Service : EventType.Correction;
        return new(
            receipt, Key(id), [.. JournalHash.Content(type, Hanura, time, payload)], type, time,
            request is null ? null : Request(request), probe, corrects is null ? null : Key(corrects), payload);
    }

    public static Hash128 Key(string id) => JournalHash.EventKey("/desa", id);

    public static Hash128 Request(string request) => JournalHash.RequestKey("/desa", "pajak.pbb", request);

    public static Append After(Head head, params JournalRow[] rows) => new(Hanura, head, [.. rows]);

    public static async Task<AppendResult> AppendAsync(this IEventJournal journal, Append append, DateTimeOffset? at = null) =>
        (await journal.AppendAsync([append], at ?? Noon, CancellationToken.None))[0];

    public static async Task<ImmutableArray<JournalEntry>> AllAsync(this IEventJournal journal, RegionCode village, long after = 0, long upTo = long.MaxValue) =>
        [.. await journal.ReadAsync(village, after, upTo, CancellationToken.None).ToListAsync()];

    /// <summary>The laws of every village's journal: seqs without holes, each id once, a chain that verifies, a head that is the last entry.</summary>
    public static async Task<ImmutableArray<JournalEntry>> CheckedAsync(this IEventJournal journal, RegionCode village)
    {
        var entries = await journal.AllAsync(village);
        var previous = Array.Empty<byte>();
        for (var i = 0; i < entries.Length; i++)
        {
            Assert.Equal(i + 1, entries[i].Seq);
            previous = JournalHash.Chain(previous, entries[i].ContentHash.AsSpan(), i + 1);
            Assert.Equal(previous, entries[i].ChainHash);
        }

        Assert.Equal(entries.Length, entries.Select(entry => entry.EventKey).Distinct().Count());
        var head = await journal.ReadHeadAsync(village, CancellationToken.None);
        Assert.Equal((entries.Length, Convert.ToHexString(previous)), (head.Seq, Convert.ToHexString(head.Hash.AsSpan())));
        return entries;
    }
}
