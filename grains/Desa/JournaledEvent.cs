using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>An event as the fold sees it: a decoded journal entry.</summary>
public sealed record JournaledEvent(long Seq, Hash128 Key, EventType Type, string Source, string Id, DateTimeOffset Time, EventData Data, Hash128? Corrects)
{
    /// <summary>Key of the request that the data belongs to, if it names one.</summary>
    public Hash128? RequestKey => RequestKeyOf(Source, Data);

    public static Hash128? RequestKeyOf(string source, EventData data) =>
        data is ServiceData { Request: { } request } service ? JournalHash.RequestKey(source, service.Service, request) : null;

    public static JournaledEvent Decode(JournalEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Payload);
        var root = document.RootElement;
        var source = root.GetProperty("source").GetString()!;
        var id = root.GetProperty("id").GetString()!;
        return EventJson.TryParse(entry.Type, root.GetProperty("data"), null, out var data, out var rejection)
            ? new(entry.Seq, entry.EventKey, entry.Type, source, id, entry.Time, data, entry.Corrects)
            : throw new InvalidDataException($"Entry {entry.Seq} of {entry.Village} can't be read: {rejection.Field} {rejection.Reason}.");
    }

    /// <summary>The order in which the newest holds: by time, source, id.</summary>
    public static int CompareTimes(JournaledEvent a, JournaledEvent b) =>
        a.Time != b.Time ? a.Time.CompareTo(b.Time)
        : string.CompareOrdinal(a.Source, b.Source) is var bySource and not 0 ? bySource
        : string.CompareOrdinal(a.Id, b.Id);
}
