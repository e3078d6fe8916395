using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desk;

/// <summary>What a ledger tells of journal entries: that they arrived, and under which receipt. A single survey is never shown: not when it came either.</summary>
internal static class LedgerLines
{
    /// <param name="read">Entries in sequence.</param>
    /// <param name="seqs">Sequence numbers of the originals of corrections, as far as they are known.</param>
    /// <param name="catalogue">Says which services are not told.</param>
    public static ImmutableArray<LedgerLine> Of(IEnumerable<(JournalEntry Entry, JournaledEvent Event)> read, IReadOnlyDictionary<Hash128, long> seqs, CatalogueIndex catalogue) =>
    [
        .. read.Reverse().Where(pair => pair.Entry.Type != EventType.Survey)
            .Select(pair => Line(pair.Entry, pair.Event, pair.Event.Corrects is { } original && seqs.TryGetValue(original, out var seq) ? seq : null, catalogue)),
    ];

    private static LedgerLine Line(JournalEntry entry, JournaledEvent item, long? corrects, CatalogueIndex catalogue)
    {
        var line = new LedgerLine(entry.Seq, entry.ReceivedAt.ToWib(), entry.Type, null, null, null, null, corrects, entry.Receipt);
        return item.Data switch
        {
            ServiceData data when catalogue.Service(data.Service) is { KabupatenOnly: true } => line,
            ServiceData data => line with { Subject = data.Service, Status = data.Status, Number = data.Request },
            ParticipationData data => line with { Subject = Codes.Of(data.Activity), People = data.Participants },
            FigureData data => line with { Subject = data.Figure },
            _ => line,
        };
    }
}
