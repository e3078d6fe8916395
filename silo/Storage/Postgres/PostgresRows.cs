using Npgsql;
using NpgsqlTypes;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>What an append writes: the rows and the heads after them, sorted, then the commit.</summary>
internal sealed class PostgresRows
{
    private const string InsertRows =
        $"""
        insert into journal ({EntryColumns})
        select village, seq, event_key, content_hash, chain_hash, type, time, $11, receipt, request_key, corrects, payload
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12)
          as row (village, seq, event_key, content_hash, chain_hash, type, time, receipt, request_key, corrects, payload)
        """;

    private const string CopyRows = $"copy journal ({EntryColumns}) from stdin (format binary)";

    private const string MoveHeads =
        """
        update head set seq = moved.seq, chain_hash = moved.chain_hash, received_at = greatest(head.received_at, $4)
        from unnest($1, $2, $3) as moved (village, seq, chain_hash)
        where head.village = moved.village
        """;

    private const string AddContent = "update content set kinds = kinds | $1";

    /// <summary>From how many rows on a COPY, which takes a message more, is quicker than one statement.</summary>
    private const int CopyFrom = 100;

    private readonly (RegionCode Village, NewRow New)[] _rows;
    private readonly (RegionCode Village, Head Head)[] _heads;
    private readonly long _receivedAt;

    public PostgresRows(IEnumerable<Append> appends, Dictionary<RegionCode, AppendPlan> plans, long receivedAt)
    {
        _rows = [.. appends.SelectMany(append => plans[append.Village].NewRows.Select(row => (append.Village, row)))];
        _heads = [.. appends.Where(append => !plans[append.Village].NewRows.IsEmpty).Select(append => (append.Village, plans[append.Village].NewRows[^1].Head))];
        _receivedAt = receivedAt;
        foreach (var (_, added) in _rows)
        {
            Content |= JournalPayload.ContentOf(added.Row.Payload.Span);
        }
    }

    public JournalContent Content { get; }

    public async Task WriteAsync(NpgsqlConnection connection, JournalContent content, CancellationToken cancellation)
    {
        if (_rows.Length >= CopyFrom)
        {
            await CopyAsync(connection, cancellation);
        }

        await using var batch = new NpgsqlBatch(connection);
        if (_rows.Length > 0)
        {
            if (_rows.Length < CopyFrom)
            {
                AddRows(batch);
            }

            batch.Add(
                MoveHeads, Of(_heads.Select(head => head.Village.Digits).ToArray()), Of(_heads.Select(head => head.Head.Seq).ToArray()),
                Of(_heads.Select(head => Bytes(head.Head.Hash)).ToArray()), Of(_receivedAt));
        }

        if (content != JournalContent.Nothing)
        {
            batch.Add(AddContent, Of((short)content));
        }

        batch.Add("commit");
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private void AddRows(NpgsqlBatch batch) => batch.Add(
        InsertRows,
        Of(Column(row => row.Village.Digits)), Of(Column(row => row.New.Head.Seq)), Of(Column(row => ToUuid(row.New.Row.EventKey))),
        Of(Column(row => Bytes(row.New.Row.ContentHash))), Of(Column(row => Bytes(row.New.Head.Hash))), Of(Column(row => (short)row.New.Row.Type)),
        Of(Column(row => Ticks.ToTicks(row.New.Row.Time))), Of(Column(row => row.New.Row.Receipt)), Of(Column(row => ToUuid(row.New.Row.RequestKey))),
        Of(Column(row => ToUuid(row.New.Row.Corrects))), Of(_receivedAt), Of(Column(row => row.New.Row.Payload.ToArray())));

    private T[] Column<T>(Func<(RegionCode Village, NewRow New), T> value) => Array.ConvertAll(_rows, row => value(row));

    private async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyRows, cancellation);
        foreach (var (village, (row, head)) in _rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(village.Digits, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(head.Seq, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(ToUuid(row.EventKey), NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(Bytes(row.ContentHash), NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(Bytes(head.Hash), NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync((short)row.Type, NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(Ticks.ToTicks(row.Time), NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(_receivedAt, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(row.Receipt, NpgsqlDbType.Text, cancellation);
            await WriteAsync(row.RequestKey);
            await WriteAsync(row.Corrects);
            await copy.WriteAsync(row.Payload, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);

        Task WriteAsync(Hash128? key) => key is { } value ? copy.WriteAsync(ToUuid(value), NpgsqlDbType.Uuid, cancellation) : copy.WriteNullAsync(cancellation);
    }
}
