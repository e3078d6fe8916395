using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>What a batch of rows makes of a village's head.</summary>
internal readonly record struct CopyHead(JournalEntry Last, DateTimeOffset ReceivedAt)
{
    /// <summary>By village, as every writer sorts them. The greatest time counts: clocks may have gone back between rows.</summary>
    public static CopyHead[] After(IEnumerable<JournalEntry> entries) =>
    [
        .. entries.GroupBy(entry => entry.Village).OrderBy(rows => rows.Key)
            .Select(rows => new CopyHead(rows.MaxBy(row => row.Seq)!, rows.Max(row => row.ReceivedAt))),
    ];

    public static JournalContent ContentOf(IEnumerable<JournalEntry> entries) =>
        entries.Aggregate(JournalContent.Nothing, (kinds, entry) => kinds | JournalPayload.ContentOf(entry.Payload.Span));
}
