using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desk;

/// <summary>Reads a stretch of a village's journal as lines of its ledger.</summary>
public sealed class LedgerReader(IEventJournal journal, ICatalogueSource catalogue)
{
    private const int Most = 1000;

    public async Task<JournalPage> ReadAsync(RegionCode village, long upTo, int most, CancellationToken cancellation)
    {
        await catalogue.ReadyAsync(cancellation);
        var head = (await journal.ReadHeadAsync(village, cancellation)).Seq;
        var last = Math.Clamp(upTo, 0, head);
        var after = Math.Max(0, last - Math.Clamp(most, 1, Most));
        var read = new List<(JournalEntry Entry, JournaledEvent Event)>();
        await foreach (var entry in journal.ReadAsync(village, after, last, cancellation))
        {
            read.Add((entry, JournaledEvent.Decode(entry)));
        }

        // A correction names its original by number, wherever in the journal that stands.
        var corrected = read.Select(pair => pair.Event.Corrects).OfType<Hash128>().Distinct().ToArray();
        var originals = corrected.Length == 0 ? [] : await journal.ReadOriginalsAsync(village, corrected, head, cancellation);
        return new(head, after + 1, last, LedgerLines.Of(read, originals.ToDictionary(entry => entry.EventKey, entry => entry.Seq), catalogue.Current));
    }
}
