using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>Writes rows into a journal file as they stand.</summary>
internal sealed class SqliteRowWriter(string file) : IDisposable
{
    private const string InsertRow =
        $"""
        insert into journal ({SqliteValues.EntryColumns})
        values ($village, $seq, $event_key, $content_hash, $chain_hash, $type, $time, $received_at, $receipt, $request_key, $corrects, $payload)
        """;

    private const string MoveHead =
        """
        insert into head (village, seq, chain_hash, received_at) values ($village, $seq, $chain_hash, $received_at)
        on conflict do update set seq = excluded.seq, chain_hash = excluded.chain_hash, received_at = max(received_at, excluded.received_at)
        """;

    private readonly SqliteJournalWriterSession _session = SqliteJournalWriterSession.Open(file);

    public void Write(IReadOnlyList<JournalEntry> entries) => _session.InTransaction(() =>
    {
        foreach (var entry in entries)
        {
            Insert(entry);
        }

        foreach (var (last, receivedAt) in CopyHead.After(entries))
        {
            _session.Command(
                MoveHead, ("$village", last.Village.Digits), ("$seq", last.Seq), ("$chain_hash", SqliteValues.Bytes(last.ChainHash)),
                ("$received_at", Ticks.ToTicks(receivedAt))).ExecuteNonQuery();
        }

        _session.Command("update content set kinds = kinds | $kinds", ("$kinds", (long)CopyHead.ContentOf(entries))).ExecuteNonQuery();
        return true;
    });

    public void Write(IReadOnlyList<ShownHour> hours) => _session.InTransaction(() =>
    {
        foreach (var hour in hours)
        {
            _session.Command(
                $"{ShownHour.Insert} values ($region, $hour, $shown) on conflict do nothing",
                ("$region", hour.Region), ("$hour", (long)hour.Hour), ("$shown", hour.Shown)).ExecuteNonQuery();
        }

        return true;
    });

    public void Dispose() => _session.Dispose();

    private void Insert(JournalEntry entry) => _session.Command(
        InsertRow, ("$village", entry.Village.Digits), ("$seq", entry.Seq), ("$event_key", entry.EventKey.ToBytes()),
        ("$content_hash", SqliteValues.Bytes(entry.ContentHash)), ("$chain_hash", SqliteValues.Bytes(entry.ChainHash)), ("$type", (long)entry.Type),
        ("$time", Ticks.ToTicks(entry.Time)), ("$received_at", Ticks.ToTicks(entry.ReceivedAt)), ("$receipt", entry.Receipt),
        ("$request_key", entry.RequestKey?.ToBytes() ?? (object)DBNull.Value), ("$corrects", entry.Corrects?.ToBytes() ?? (object)DBNull.Value),
        ("$payload", SqliteValues.Bytes(entry.Payload))).ExecuteNonQuery();
}
