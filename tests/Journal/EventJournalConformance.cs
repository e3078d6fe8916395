using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Journal;

/// <summary>What every adapter of the journal has to do.</summary>
public abstract class EventJournalConformance : IDisposable
{
    protected abstract IEventJournal Journal { get; }

    protected virtual IDailyStore Daily => (IDailyStore)Journal;

    [Fact]
    public async Task Rows_get_seqs_without_holes_and_a_chain()
    {
        var first = await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b")));
        var second = await Journal.AppendAsync(After(first.Head, Row("c")));

        Assert.Equal([new(RowOutcome.Appended, 1, false), new RowResult(RowOutcome.Appended, 2, false)], first.Rows);
        Assert.Equal(3, second.Head.Seq);
        Assert.Equal(second.Head.Hash, (await Journal.CheckedAsync(Hanura))[^1].ChainHash);
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was_written()
    {
        var row = Row("b", "isi", "R7", request: "1207", corrects: "a");
        await Journal.AppendAsync(After(Head.Empty, Row("a"), row), Noon.AddTicks(7));

        var entry = (await Journal.CheckedAsync(Hanura))[1];
        Assert.Equal((Hanura, 2L, row.EventKey, row.Type, "R7"), (entry.Village, entry.Seq, entry.EventKey, entry.Type, entry.Receipt));
        Assert.Equal((row.Time, Noon.AddTicks(7), row.RequestKey, row.Corrects), (entry.Time, entry.ReceivedAt, entry.RequestKey, entry.Corrects));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (entry.Time.Offset, entry.ReceivedAt.Offset));
        Assert.Equal(row.Payload.ToArray(), entry.Payload.ToArray());
        Assert.Equal(row.ContentHash, entry.ContentHash);
    }

    [Fact]
    public async Task A_known_id_is_a_duplicate_or_a_conflict_and_takes_no_seq()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b")))).Head;
        var again = await Journal.AppendAsync(After(head, Row("b", receipt: "R2"), Row("a", "other", "R2"), Row("c", receipt: "R2")));

        Assert.Equal([(RowOutcome.Duplicate, 2), (RowOutcome.Conflict, 0), (RowOutcome.Appended, 3L)], again.Rows.Select(row => (row.Outcome, row.Seq)));
        Assert.Equal(3, (await Journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task An_id_twice_in_one_append_counts_once()
    {
        var result = await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("a"), Row("a", "other"), Row("b")));

        Assert.Equal(
            [(RowOutcome.Appended, 1), (RowOutcome.Duplicate, 1), (RowOutcome.Conflict, 0), (RowOutcome.Appended, 2L)],
            result.Rows.Select(row => (row.Outcome, row.Seq)));
        Assert.Equal(2, (await Journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task Nothing_but_duplicates_changes_nothing()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a")))).Head;
        var again = await Journal.AppendAsync(After(head, Row("a", receipt: "R2")));

        Assert.False(again.Fenced);
        Assert.Equal(1, again.Head.Seq);
        Assert.Equal(head.Hash, again.Head.Hash);
    }

    [Fact]
    public async Task A_village_with_another_head_is_fenced_and_the_others_are_written()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a")))).Head;
        var results = await Journal.AppendAsync(
            [new(Podomoro, Head.Empty, [Row("p")]), After(Head.Empty, Row("b"), Row("a", receipt: "R2")), new(Sidodadi, Head.Empty, [Row("s")])], Noon, CancellationToken.None);

        Assert.Equal([false, true, false], results.Select(result => result.Fenced));
        Assert.Equal(1, results[1].Head.Seq);
        Assert.Equal(head.Hash, results[1].Head.Hash);
        Assert.Empty(results[1].Rows);
        Assert.Single(await Journal.CheckedAsync(Hanura));
        Assert.Single(await Journal.CheckedAsync(Podomoro));
        Assert.Single(await Journal.CheckedAsync(Sidodadi));
    }

    [Fact]
    public async Task A_head_with_another_hash_is_another_head()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a")))).Head;

        Assert.True((await Journal.AppendAsync(After(new(1, [.. head.Hash.Reverse()]), Row("b")))).Fenced);
        Assert.True((await Journal.AppendAsync(After(new(2, head.Hash), Row("b")))).Fenced);
        Assert.Single(await Journal.CheckedAsync(Hanura));
    }

    [Fact]
    public async Task The_same_call_again_finds_its_own_rows()
    {
        var before = (await Journal.AppendAsync(After(Head.Empty, Row("old", receipt: "R0", request: "1")))).Head;
        var append = After(before, Row("a", request: "1", probe: true), Row("a"), Row("old", receipt: "R1"), Row("old", "other"), Row("b", request: "2", probe: true), Row("c", request: "2", probe: true));
        var first = await Journal.AppendAsync(append);
        var again = await Journal.AppendAsync(append);

        Assert.Equal([true, false, false, false, false, false], first.Rows.Select(row => row.RequestKnown));
        Assert.Equal(first.Rows, again.Rows);
        Assert.Equal(first.Head.Hash, again.Head.Hash);
        Assert.Equal(4, (await Journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task The_same_rows_under_another_receipt_or_beside_others_are_fenced()
    {
        await Journal.AppendAsync(After(Head.Empty, Row("a")));

        Assert.True((await Journal.AppendAsync(After(Head.Empty, Row("a", receipt: "R2")))).Fenced);
        Assert.True((await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b")))).Fenced);
        Assert.Single(await Journal.CheckedAsync(Hanura));
    }

    [Fact]
    public async Task Own_rows_below_another_head_are_fenced()
    {
        var append = After(Head.Empty, Row("a"));
        var head = (await Journal.AppendAsync(append)).Head;
        await Journal.AppendAsync(After(head, Row("b", receipt: "R2")));

        var again = await Journal.AppendAsync(append);
        Assert.True(again.Fenced);
        Assert.Equal(2, again.Head.Seq);
    }

    [Fact]
    public async Task A_village_stands_in_a_call_once() => await Assert.ThrowsAsync<ArgumentException>(
        () => Journal.AppendAsync([After(Head.Empty, Row("a")), After(Head.Empty, Row("b"))], Noon, CancellationToken.None));

    [Fact]
    public async Task A_request_is_known_by_its_village_alone()
    {
        await Journal.AppendAsync(After(Head.Empty, Row("a", request: "1")));
        var other = await Journal.AppendAsync(new Append(Podomoro, Head.Empty, [Row("a", request: "1", probe: true)]));

        Assert.False(other.Rows[0].RequestKnown);
    }

    [Fact]
    public async Task A_page_ends_where_it_should()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => Row($"e{i}", request: $"r{i % 900}")).ToArray();
        var result = await Journal.AppendAsync(After(Head.Empty, rows));

        Assert.Equal(5_000, result.Head.Seq);
        Assert.Equal(5_000, (await Journal.CheckedAsync(Hanura)).Length);
        Assert.Equal([3L, 4, 5], (await Journal.AllAsync(Hanura, 2, 5)).Select(entry => entry.Seq));
        Assert.Equal(1_000, (await Journal.AllAsync(Hanura, 3_000, 4_000)).Length);
        Assert.Empty(await Journal.AllAsync(Hanura, 5_000));
        Assert.Empty(await Journal.AllAsync(Podomoro));
    }

    [Fact]
    public async Task Everything_that_bears_on_a_request_is_read()
    {
        await Journal.AppendAsync(After(
            Head.Empty,
            Row("a", request: "1"), // 1: of the request, moved away by 4, and that was corrected again by 5
            Row("b", request: "2"), // 2: moved into the request by 6
            Row("c", request: "3"), // 3: another's
            Row("a-away", request: "9", corrects: "a"),
            Row("a-gone", corrects: "a"),
            Row("b-into", request: "1", corrects: "b"),
            Row("c-gone", corrects: "c"),
            Row("d", request: "9")));

        Assert.Equal([1L, 2, 4, 5, 6], await Requests(8, "1"));
        Assert.Equal([1L, 2, 4, 5], await Requests(5, "1", "2"));
        Assert.Equal([1L, 3, 4, 5, 7, 8], await Requests(8, "9", "3"));
        Assert.Empty(await Requests(8, "none"));
        Assert.Empty(await Requests(8));

        async Task<IEnumerable<long>> Requests(long upTo, params string[] requests) =>
            (await Journal.ReadRequestsAsync(Hanura, [.. requests.Select(Request)], upTo, CancellationToken.None)).Select(entry => entry.Seq);
    }

    [Fact]
    public async Task Originals_are_read_with_their_corrections()
    {
        await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b"), Row("a1", corrects: "a"), Row("b1", corrects: "b"), Row("a2", corrects: "a")));

        Assert.Equal([1L, 3, 5], (await Journal.ReadOriginalsAsync(Hanura, [Key("a")], 9, CancellationToken.None)).Select(entry => entry.Seq));
        Assert.Equal([1L, 2, 3, 4], (await Journal.ReadOriginalsAsync(Hanura, [Key("b"), Key("a")], 4, CancellationToken.None)).Select(entry => entry.Seq));
        Assert.Empty(await Journal.ReadOriginalsAsync(Podomoro, [Key("a")], 9, CancellationToken.None));
    }

    [Fact]
    public async Task Heads_are_told_by_region_and_since()
    {
        await Journal.AppendAsync([After(Head.Empty, Row("a")), new(Podomoro, Head.Empty, [Row("p"), Row("q")])], Noon, CancellationToken.None);
        await Journal.AppendAsync(new Append(Sidodadi, Head.Empty, [Row("s")]), Noon.AddSeconds(1));

        Assert.Equal([new(Hanura, 1), new VillageHead(Sidodadi, 1)], await Heads("18.09"));
        Assert.Equal([new(Hanura, 1), new VillageHead(Sidodadi, 1)], await Heads("18.09.10"));
        Assert.Equal([new VillageHead(Podomoro, 2)], await Heads("18.10.01.2009"));
        Assert.Equal(3, (await Heads("18")).Count);
        Assert.Empty(await Heads("17"));
        Assert.Equal([new VillageHead(Sidodadi, 1)], await Journal.ReadHeadsSinceAsync(Noon.AddTicks(1), CancellationToken.None));
        Assert.Equal(3, (await Journal.ReadHeadsSinceAsync(Noon, CancellationToken.None)).Length);
        Assert.Equal(0, (await Journal.ReadHeadAsync(RegionCode.Parse("18.09.10.2001"), CancellationToken.None)).Seq);

        async Task<IReadOnlyList<VillageHead>> Heads(string region) => [.. await Journal.ReadHeadsAsync(RegionCode.Parse(region), CancellationToken.None)];
    }

    [Fact]
    public async Task A_receipt_tells_what_arrived_under_it()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b", receipt: "R2"), Row("c")))).Head;
        await Journal.AppendAsync(new Append(Podomoro, Head.Empty, [Row("p")]));
        await Journal.AppendAsync(After(head, Row("a", receipt: "R3"), Row("d")));

        Assert.Equal([(Hanura, 1L), (Hanura, 3L), (Hanura, 4L), (Podomoro, 1L)], await Receipt("R1"));
        Assert.Equal([(Hanura, 2L)], await Receipt("R2"));
        Assert.Empty(await Receipt("R3"));

        async Task<IEnumerable<(RegionCode, long)>> Receipt(string receipt) =>
            (await Journal.ReadReceiptAsync(receipt, CancellationToken.None)).Select(entry => (entry.Village, entry.Seq));
    }

    [Fact]
    public async Task The_content_is_known()
    {
        Assert.Equal(JournalContent.Nothing, await Journal.ReadContentAsync(CancellationToken.None));

        await Journal.AppendAsync(new Append(Podomoro, Head.Empty, [Row("p", source: "/simulasi/18.10")]));
        Assert.Equal(JournalContent.Simulation, await Journal.ReadContentAsync(CancellationToken.None));

        await Journal.AppendAsync(After(new(5, []), Row("fenced")));
        Assert.Equal(JournalContent.Simulation, await Journal.ReadContentAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("/simulasi/18.10", "/desa/simulasi", JournalContent.Simulation)]
    [InlineData("/desa/simulasi", "/simulasi/18.10", JournalContent.Real)]
    public async Task Simulated_and_real_rows_never_share_a_journal(string first, string second, JournalContent content)
    {
        await Assert.ThrowsAsync<MixedJournalException>(
            () => Journal.AppendAsync([new(Podomoro, Head.Empty, [Row("p", source: first)]), After(Head.Empty, Row("a", source: second))], Noon, CancellationToken.None));
        Assert.Equal(JournalContent.Nothing, await Journal.ReadContentAsync(CancellationToken.None));

        var head = (await Journal.AppendAsync(new Append(Podomoro, Head.Empty, [Row("p", source: first)]))).Head;
        for (var again = 0; again < 2; again++)
        {
            await Assert.ThrowsAsync<MixedJournalException>(
                () => Journal.AppendAsync([new(Podomoro, head, [Row("q", source: first)]), After(Head.Empty, Row("a", source: second))], Noon, CancellationToken.None));
        }

        Assert.Equal(content, await Journal.ReadContentAsync(CancellationToken.None));
        Assert.Empty(await Journal.CheckedAsync(Hanura));
        Assert.Single(await Journal.CheckedAsync(Podomoro));
        Assert.Equal(2, (await Journal.AppendAsync(new Append(Podomoro, head, [Row("q", source: first)]))).Head.Seq);
    }

    [Fact]
    public async Task Readers_see_whole_appends_while_it_is_written()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal(0, (await Journal.AllAsync(Hanura)).Length % 10);
            }
        })).ToArray();
        var head = Head.Empty;
        for (var i = 0; i < 30; i++)
        {
            head = (await Journal.AppendAsync(After(head, [.. Enumerable.Range(0, 10).Select(j => Row($"e{i}-{j}"))]))).Head;
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(300, (await Journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task A_village_day_is_replaced_as_a_whole_and_regions_sum()
    {
        var (first, second) = (new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 2));
        await Write(Hanura, (first, 1, 5), (first, 2, 7), (second, 1, 1));
        await Write(Sidodadi, (first, 1, 10));
        await Write(Podomoro, (first, 1, 100));
        await Write(Hanura, (first, 1, 6));

        Assert.Equal([(first, 1, 6), (second, 1, 1)], await Read("18.09.10.2004", first, second.AddDays(1)));
        Assert.Equal([(first, 1, 16), (second, 1, 1)], await Read("18.09", first, second.AddDays(1)));
        Assert.Equal([(first, 1, 16L)], await Read("18.09.10", first, second));
        Assert.Equal([(first, 1, 116L)], await Read("18", first, second));
        await Daily.WriteAsync(Hanura, [new(first, [])], CancellationToken.None);
        Assert.Equal([(first, 1, 110L)], await Read("18", first, second));
        Assert.Empty(await Read("18.09.10.2004", first, second));

        Task Write(RegionCode village, params (DateOnly Day, uint Series, long Value)[] cells) => Daily.WriteAsync(
            village,
            [.. cells.GroupBy(cell => cell.Day).Select(day => new VillageDay(
                day.Key, [.. day.Select(cell => new Cell(new(CellSpan.Day, Wib.DayNumber(day.Key), new Series(cell.Series)), cell.Value))]))],
            CancellationToken.None);

        async Task<IEnumerable<(DateOnly, int, long)>> Read(string region, DateOnly from, DateOnly to) =>
            (await Daily.ReadAsync(RegionCode.Parse(region), from, to, CancellationToken.None))
            .Select(cell => (DateOnly.FromDayNumber(cell.Key.Bucket + new DateOnly(1970, 1, 1).DayNumber), (int)cell.Key.Series.Value, cell.Value));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
