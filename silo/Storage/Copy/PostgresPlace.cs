using Npgsql;
using NpgsqlTypes;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Storage.Postgres;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>PostgreSQL as an end of a copy.</summary>
internal sealed class PostgresPlace(NpgsqlDataSource source) : ICopyPlace
{
    private const string CopyRows = $"copy journal ({EntryColumns}) from stdin (format binary)";

    private const string MoveHeads =
        """
        insert into head (village, seq, chain_hash, received_at) select * from unnest($1, $2, $3, $4)
        on conflict (village) do update
        set seq = excluded.seq, chain_hash = excluded.chain_hash, received_at = greatest(head.received_at, excluded.received_at)
        """;

    private const string WriteState =
        """
        insert into grain_state (service, grain_type, number_0, number_1, text, version, payload) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (service, grain_type, text, number_0, number_1) do update set version = excluded.version, payload = excluded.payload
        """;

    private readonly PostgresDatabase _database = new(source);

    public IEventJournal Journal { get; } = new PostgresJournal(source);

    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation) => _database.RunAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await CopyAsync(connection, entries, cancellation);
            var heads = CopyHead.After(entries);
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(
                MoveHeads, Of(Array.ConvertAll(heads, head => head.Last.Village.Digits)), Of(Array.ConvertAll(heads, head => head.Last.Seq)),
                Of(Array.ConvertAll(heads, head => Bytes(head.Last.ChainHash))), Of(Array.ConvertAll(heads, head => Ticks.ToTicks(head.ReceivedAt))));
            batch.Add("update content set kinds = kinds | $1", Of((short)CopyHead.ContentOf(entries)));
            await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        },
        cancellation);

    public async Task<IReadOnlyList<KeptState>> ReadStatesAsync(CancellationToken cancellation) => await _database.QueryAsync(
        KeptState.Select,
        row => new KeptState(
            row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5),
            row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6)),
        cancellation);

    public Task WriteStatesAsync(IReadOnlyList<KeptState> states, CancellationToken cancellation) => _database.RunAsync(
        async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var state in states)
            {
                batch.Add(
                    WriteState, Of(state.Service), Of(state.GrainType), Of(state.Number0), Of(state.Number1), Of(state.Text), Of(state.Version),
                    new NpgsqlParameter { Value = (object?)state.Payload ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
            }

            return states.Count == 0 ? 0 : await batch.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    public async Task<IReadOnlyList<ShownHour>> ReadHistoryAsync(ShownHour after, CancellationToken cancellation) => await _database.QueryAsync(
        $"{ShownHour.Select} ($1, $2) order by region, hour limit {ShownHour.Page}",
        row => new ShownHour(row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), cancellation, Of(after.Region), Of(after.Hour));

    public Task WriteHistoryAsync(IReadOnlyList<ShownHour> hours, CancellationToken cancellation) => _database.QueryAsync(
        $"{ShownHour.Insert} select * from unnest($1, $2, $3) on conflict do nothing returning hour", row => row.GetInt32(0), cancellation,
        Of(hours.Select(row => row.Region).ToArray()), Of(hours.Select(row => row.Hour).ToArray()), Of(hours.Select(row => row.Shown).ToArray()));

    public async Task<byte[]?> ReadResidentKeyAsync(CancellationToken cancellation) => await _database.QueryAsync(
        "select value from secret where name = 'resident'", row => row.GetFieldValue<byte[]>(0), cancellation) is [var key] ? key : null;

    public Task WriteResidentKeyAsync(byte[] key, CancellationToken cancellation) => _database.QueryAsync(
        "insert into secret (name, value) values ('resident', $1) on conflict (name) do update set value = excluded.value returning 1",
        row => row.GetInt32(0), cancellation, Of(key));

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyRows, cancellation);
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(entry.Village.Digits, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(entry.Seq, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(ToUuid(entry.EventKey), NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(Bytes(entry.ContentHash), NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(Bytes(entry.ChainHash), NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync((short)entry.Type, NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(Ticks.ToTicks(entry.Time), NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(Ticks.ToTicks(entry.ReceivedAt), NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(entry.Receipt, NpgsqlDbType.Text, cancellation);
            await WriteAsync(entry.RequestKey);
            await WriteAsync(entry.Corrects);
            await copy.WriteAsync(entry.Payload, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);

        Task WriteAsync(Hash128? key) => key is { } value ? copy.WriteAsync(ToUuid(value), NpgsqlDbType.Uuid, cancellation) : copy.WriteNullAsync(cancellation);
    }
}
