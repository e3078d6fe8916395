using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Journal;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Sqlite.SqliteValues;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>The journal in a SQLite file: one thread writes, a few read.</summary>
internal sealed class SqliteJournal : IEventJournal, IDailyStore, IHistoryStore, IDisposable
{
    /// <summary>Long reads go page by page, so that none holds the write-ahead log for long.</summary>
    private const int Page = 1_000;

    /// <summary>Several reads of every village: more at once is no start of a silo but an overload, and waiting would only make it worse.</summary>
    private const int MostWaiting = 10_000;

    private const string Entries = $"select {EntryColumns} from journal";

    private readonly SqliteThreads<SqliteJournalWriterSession> _writer;
    private readonly SqliteThreads<SqliteSession> _readers;
    private readonly TimeProvider _clock;

    public SqliteJournal(string file, TimeProvider clock, int readers = 2)
    {
        SqliteFile.Prepare(file, SqlScript.In("Sqlite.Migrations.Journal"));
        _clock = clock;
        _writer = new("journal writer", 1, MostWaiting, () => SqliteJournalWriterSession.Open(file));
        _readers = new("journal reader", readers, MostWaiting, () => SqliteSession.OpenReader(file));
    }

    public Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        AppendPlan.CheckVillages(appends);
        return _writer.RunAsync(session => session.Append(appends, receivedAt), cancellation);
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var done = false; !done;)
        {
            var from = after;
            var page = await _readers.RunAsync(
                session => session.Query(
                    $"{Entries} where village = $village and seq > $after and seq <= $upTo order by seq limit {Page}",
                    ReadEntry, ("$village", village.Digits), ("$after", from), ("$upTo", upTo)),
                cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            done = page.Count < Page;
            after += page.Count;
        }
    }

    public Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation) =>
        ReadEachAsync(
            $"""
            with
              named as (select event_key, corrects from journal where village = $village and request_key = $key and seq <= $upTo),
              originals as (select event_key from named union select corrects from named where corrects is not null)
            {Entries} where village = $village and seq <= $upTo and event_key in originals
            union all
            {Entries} where village = $village and seq <= $upTo and corrects in originals
            """,
            village, requestKeys, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation) =>
        ReadEachAsync(
            $"""
            {Entries} where village = $village and seq <= $upTo and event_key = $key
            union all
            {Entries} where village = $village and seq <= $upTo and corrects = $key
            """,
            village, eventKeys, upTo, cancellation);

    public Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation) => _readers.RunAsync(
        session => session.Query(
            "select seq, chain_hash from head where village = $village", row => new Head(row.GetInt64(0), ReadBytes(row, 1)), ("$village", village.Digits))
            is [var head] ? head : Head.Empty,
        cancellation);

    public Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation)
    {
        var (from, until) = RegionRange.Of(region);
        return QueryAsync(
            "select village, seq from head where village >= $from and village < $until order by village",
            ReadVillageHead, cancellation, ("$from", from), ("$until", until));
    }

    public Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation) => QueryAsync(
        "select village, seq from head where received_at >= $since order by village", ReadVillageHead, cancellation, ("$since", Ticks.ToTicks(receivedAt)));

    public Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation) => QueryAsync(
        $"{Entries} where receipt = $receipt order by village, seq", ReadEntry, cancellation, ("$receipt", receipt));

    public async Task<JournalContent> ReadContentAsync(CancellationToken cancellation) =>
        (await QueryAsync("select kinds from content", row => (JournalContent)row.GetInt32(0), cancellation))[0];

    /// <summary>SQLite lives in this process: its clock is this computer's.</summary>
    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => Task.FromResult(_clock.GetUtcNow());

    Task IDailyStore.WriteAsync(RegionCode village, IReadOnlyCollection<VillageDay> days, CancellationToken cancellation) =>
        _writer.RunAsync(session => SqliteDaily.Write(session, village, days), cancellation);

    Task<ImmutableArray<Aggregates.Cell>> IDailyStore.ReadAsync(RegionCode region, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        _readers.RunAsync(session => SqliteDaily.Read(session, region, from, to), cancellation);

    Task IHistoryStore.AppendAsync(RegionCode region, DateTimeOffset hour, RegionSummary shown, CancellationToken cancellation)
    {
        var bytes = HistoryBytes.Pack(shown);
        return _writer.RunAsync(session => SqliteHistory.Append(session, region, hour, bytes), cancellation);
    }

    async Task<RegionSummary?> IHistoryStore.ReadAsync(RegionCode region, DateTimeOffset at, CancellationToken cancellation) =>
        await _readers.RunAsync(session => SqliteHistory.Read(session, region, at), cancellation) is { } shown ? HistoryBytes.Unpack(shown) : null;

    Task<ImmutableArray<DateTimeOffset>> IHistoryStore.ReadHoursAsync(RegionCode region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        _readers.RunAsync(session => SqliteHistory.Hours(session, region, from, to), cancellation);

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    /// <summary>What a statement finds for each key, once, in sequence.</summary>
    private Task<ImmutableArray<JournalEntry>> ReadEachAsync(
        string sql, RegionCode village, IReadOnlyCollection<Hash128> keys, long upTo, CancellationToken cancellation) => _readers.RunAsync(
        session =>
        {
            SortedDictionary<long, JournalEntry> found = [];
            foreach (var key in keys)
            {
                foreach (var entry in session.Query(sql, ReadEntry, ("$village", village.Digits), ("$key", key.ToBytes()), ("$upTo", upTo)))
                {
                    found[entry.Seq] = entry;
                }
            }

            return found.Values.ToImmutableArray();
        },
        cancellation);

    private Task<ImmutableArray<T>> QueryAsync<T>(
        string sql, Func<SqliteDataReader, T> read, CancellationToken cancellation, params (string Name, object Value)[] parameters) =>
        _readers.RunAsync(session => session.Query(sql, read, parameters).ToImmutableArray(), cancellation);
}
