using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>The two statements that write rows and heads, with their parameters at hand: this is the hot path.</summary>
internal sealed class JournalInsert
{
    private readonly SqliteCommand _row, _head;
    private readonly SqliteParameter _village, _seq, _eventKey, _contentHash, _chainHash, _type, _time, _receivedAt, _receipt, _requestKey, _corrects, _payload;
    private readonly SqliteParameter _headVillage, _headSeq, _headHash, _headReceivedAt;

    public JournalInsert(SqliteSession session)
    {
        _row = session.Command(
            $"""
            insert into journal ({SqliteValues.EntryColumns})
            values ($village, $seq, $event_key, $content_hash, $chain_hash, $type, $time, $received_at, $receipt, $request_key, $corrects, $payload)
            """);
        _village = Integer(_row, "$village");
        _seq = Integer(_row, "$seq");
        _eventKey = Blob(_row, "$event_key");
        _contentHash = Blob(_row, "$content_hash");
        _chainHash = Blob(_row, "$chain_hash");
        _type = Integer(_row, "$type");
        _time = Integer(_row, "$time");
        _receivedAt = Integer(_row, "$received_at");
        _receipt = _row.Parameters.Add("$receipt", SqliteType.Text);
        _requestKey = Blob(_row, "$request_key");
        _corrects = Blob(_row, "$corrects");
        _payload = Blob(_row, "$payload");

        _head = session.Command(
            """
            insert into head (village, seq, chain_hash, received_at) values ($village, $seq, $chain_hash, $received_at)
            on conflict do update set seq = excluded.seq, chain_hash = excluded.chain_hash, received_at = max(received_at, excluded.received_at)
            """);
        _headVillage = Integer(_head, "$village");
        _headSeq = Integer(_head, "$seq");
        _headHash = Blob(_head, "$chain_hash");
        _headReceivedAt = Integer(_head, "$received_at");
    }

    /// <summary>Writes the rows of a village and its new head; tells what kinds of content they are.</summary>
    public JournalContent Write(Append append, ImmutableArray<NewRow> rows, long receivedAt)
    {
        var content = JournalContent.Nothing;
        if (rows.IsEmpty)
        {
            return content;
        }

        _village.Value = append.Village.Digits;
        _receivedAt.Value = receivedAt;
        foreach (var row in rows)
        {
            Write(row);
            content |= JournalPayload.ContentOf(row.Row.Payload.Span);
        }

        _headVillage.Value = append.Village.Digits;
        _headSeq.Value = rows[^1].Head.Seq;
        _headHash.Value = SqliteValues.Bytes(rows[^1].Head.Hash);
        _headReceivedAt.Value = receivedAt;
        _head.ExecuteNonQuery();
        return content;
    }

    private void Write(NewRow added)
    {
        var (row, head) = added;
        _seq.Value = head.Seq;
        _receipt.Value = row.Receipt;
        _eventKey.Value = row.EventKey.ToBytes();
        _contentHash.Value = SqliteValues.Bytes(row.ContentHash);
        _chainHash.Value = SqliteValues.Bytes(head.Hash);
        _type.Value = (long)row.Type;
        _time.Value = Ticks.ToTicks(row.Time);
        _requestKey.Value = row.RequestKey?.ToBytes() ?? (object)DBNull.Value;
        _corrects.Value = row.Corrects?.ToBytes() ?? (object)DBNull.Value;
        _payload.Value = SqliteValues.Bytes(row.Payload);
        _row.ExecuteNonQuery();
    }

    private static SqliteParameter Integer(SqliteCommand command, string name) => command.Parameters.Add(name, SqliteType.Integer);

    private static SqliteParameter Blob(SqliteCommand command, string name) => command.Parameters.Add(name, SqliteType.Blob);
}
