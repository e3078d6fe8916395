using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures;

/// <summary>A journal entry as a reader sees it.</summary>
internal sealed record EntryAnswer(
    long Seq,
    [property: Description("CloudEvents type.")] string Type,
    string Source,
    string Id,
    [property: Description("When it happened.")] DateTimeOffset Time,
    [property: Description("When it became durable.")] DateTimeOffset ReceivedAt,
    string Receipt,
    [property: Description("SHA-256 of the content, hex.")] string ContentHash,
    [property: Description("Chain hash, hex: SHA-256 of the previous one, the content hash and the seq.")] string Hash,
    [property: Description("The known fields of data, in canonical form.")] JsonElement Data)
{
    public static EntryAnswer Of(JournalEntry entry)
    {
        var payload = JsonElement.Parse(entry.Payload.Span);
        return new(
            entry.Seq,
            entry.Type.ToName(),
            payload.GetProperty("source").GetString()!,
            payload.GetProperty("id").GetString()!,
            entry.Time,
            entry.ReceivedAt,
            entry.Receipt,
            Convert.ToHexStringLower(entry.ContentHash.AsSpan()),
            Convert.ToHexStringLower(entry.ChainHash.AsSpan()),
            payload.GetProperty("data"));
    }
}

/// <summary>What was stored under a receipt.</summary>
internal sealed record ReceiptAnswer(string Receipt, DateTimeOffset ReceivedAt, int Stored, ImmutableArray<StoredAnswer> Events);

/// <summary>One stored event.</summary>
internal sealed record StoredAnswer(RegionCode Village, long Seq, string Source, string Id, string ContentHash, string Hash)
{
    public static StoredAnswer Of(JournalEntry entry)
    {
        var view = EntryAnswer.Of(entry);
        return new(entry.Village, view.Seq, view.Source, view.Id, view.ContentHash, view.Hash);
    }
}
