using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>The journal in PostgreSQL. The schema is there already (<see cref="PostgresSchema"/>).</summary>
internal sealed class PostgresJournal(NpgsqlDataSource source) : IEventJournal
{
    /// <summary>Long reads go page by page, so that a slow reader holds no connection.</summary>
    private const int Page = 1_000;

    /// <summary>How often an append that met another one is tried again before the caller is told.</summary>
    private const int Tries = 3;

    private const string Entries = $"select {EntryColumns} from journal";

    private readonly PostgresDatabase _database = new(source);

    /// <summary>Kinds of content that were seen in the journal, so that an append need not write what stands there. They never go away.</summary>
    private int _content;

    public async Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        AppendPlan.CheckVillages(appends);
        for (var left = Tries; ; left--)
        {
            try
            {
                return await _database.RunAsync(
                    connection => appends.Count == 0 ? TouchAsync(connection, cancellation) : AppendOnceAsync(connection, appends, receivedAt, cancellation),
                    cancellation);
            }
            catch (JournalUnavailableException e) when (left > 1 && PostgresErrors.IsCollision(e.InnerException!))
            {
                // Rolled back as a whole; heads and keys are read again.
            }
            catch (PostgresException e) when (PostgresErrors.IsMixed(e))
            {
                throw new MixedJournalException(e);
            }
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var done = false; !done;)
        {
            var page = await _database.QueryAsync(
                $"{Entries} where village = $1 and seq > $2 and seq <= $3 order by seq limit {Page}",
                ReadEntry, cancellation, Of(village.Digits), Of(after), Of(upTo));
            foreach (var entry in page)
            {
                yield return entry;
            }

            done = page.Length < Page;
            after += page.Length;
        }
    }

    public Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation) => ReadKeysAsync(
        $"""
        with
          named as materialized (select event_key, corrects from journal where village = $1 and request_key = any($2) and seq <= $3),
          originals as materialized (select event_key from named union select corrects from named where corrects is not null)
        {Entries} where village = $1 and seq <= $3 and seq in (
          select journal.seq from originals join journal on journal.village = $1 and journal.event_key = originals.event_key
          union
          select journal.seq from originals join journal on journal.village = $1 and journal.corrects = originals.event_key)
        order by seq
        """,
        village, requestKeys, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation) => ReadKeysAsync(
        $"""
        {Entries} where village = $1 and seq <= $3 and seq in (
          select seq from journal where village = $1 and event_key = any($2)
          union
          select seq from journal where village = $1 and corrects = any($2))
        order by seq
        """,
        village, eventKeys, upTo, cancellation);

    public async Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation) =>
        await _database.QueryAsync(
            "select seq, chain_hash from head where village = $1 and seq > 0",
            row => new Head(row.GetInt64(0), ReadBytes(row, 1)), cancellation, Of(village.Digits)) is [var head] ? head : Head.Empty;

    public Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation)
    {
        var (from, until) = RegionRange.Of(region);
        return _database.QueryAsync(
            "select village, seq from head where village >= $1 and village < $2 and seq > 0 order by village",
            ReadVillageHead, cancellation, Of(from), Of(until));
    }

    public Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation) => _database.QueryAsync(
        "select village, seq from head where received_at >= $1 and seq > 0 order by village", ReadVillageHead, cancellation, Of(Ticks.ToTicks(receivedAt)));

    public Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation) => _database.QueryAsync(
        $"{Entries} where receipt = $1 order by village, seq", ReadEntry, cancellation, Of(receipt));

    public async Task<JournalContent> ReadContentAsync(CancellationToken cancellation) =>
        (await _database.QueryAsync("select kinds from content", row => (JournalContent)row.GetInt16(0), cancellation))[0];

    public async Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) =>
        (await _database.QueryAsync("select clock_timestamp()", row => row.GetFieldValue<DateTimeOffset>(0), cancellation))[0];

    private async Task<ImmutableArray<AppendResult>> AppendOnceAsync(
        NpgsqlConnection connection, IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        var append = new PostgresAppend(appends, receivedAt);
        var results = await append.RunAsync(connection, (JournalContent)Volatile.Read(ref _content), cancellation);
        Interlocked.Or(ref _content, (int)append.Content);
        return results;
    }

    /// <summary>An append of nothing asks whether the journal can be written: a real commit tells.</summary>
    private static async Task<ImmutableArray<AppendResult>> TouchAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var touch = new NpgsqlCommand("update content set kinds = kinds", connection);
        await touch.ExecuteNonQueryAsync(cancellation);
        return [];
    }

    private Task<ImmutableArray<JournalEntry>> ReadKeysAsync(
        string sql, RegionCode village, IReadOnlyCollection<Hash128> keys, long upTo, CancellationToken cancellation) => _database.QueryAsync(
        sql, ReadEntry, cancellation, Of(village.Digits), Of(keys.Select(ToUuid).ToArray()), Of(upTo));
}
