using System.Text;
using System.Text.Json;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>
/// Folds a village's whole journal up to a sequence number, without any memory: the independent way to the same figures.
/// Corrections are known beforehand, so each original is counted once with the data that holds.
/// </summary>
public sealed class DesaFold(IEventJournal journal, ICatalogueSource catalogues)
{
    private const int BatchSize = 1000;

    /// <param name="village">The village.</param>
    /// <param name="upTo">The last sequence number to count.</param>
    /// <param name="prunedTo">The day of which buckets out of reach are left out; the first day of all to keep everything.</param>
    public async Task<FoldResult> FoldAsync(RegionCode village, long upTo, DateOnly prunedTo, CancellationToken cancellation)
    {
        var catalogue = catalogues.Current;
        var (corrections, chainHolds) = await ReadCorrectionsAsync(village, upTo, cancellation);
        var state = new DesaState(village);
        state.Prune(prunedTo);
        var requests = new Dictionary<Hash128, RequestState>();
        var batch = new List<JournaledEvent>(BatchSize);
        var head = Head.Empty;
        await foreach (var entry in journal.ReadAsync(village, 0, upTo, cancellation))
        {
            head = new(entry.Seq, entry.ChainHash);
            var item = JournaledEvent.Decode(entry);
            if (item.Corrects is null && corrections.Effective(item) is { } data)
            {
                batch.Add(item with { Data = data });
            }
            else
            {
                state.Receive(item);
            }

            if (batch.Count == BatchSize)
            {
                Apply(state, batch, head, requests, catalogue);
            }
        }

        Apply(state, batch, head, requests, catalogue);
        return new(state, chainHolds);
    }

    /// <summary>What can't be taken back: everything held by "the newest wins", and the sketches.</summary>
    public async Task<Scan> ScanAsync(RegionCode village, long upTo, DateOnly prunedTo, CancellationToken cancellation)
    {
        var (state, _) = await FoldAsync(village, upTo, prunedTo, cancellation);
        return new(state.Holdings, state.Figures.ReachBuckets.ToDictionary(bucket => bucket, state.Figures.Reach));
    }

    private static void Apply(DesaState state, List<JournaledEvent> batch, Head head, Dictionary<Hash128, RequestState> requests, CatalogueIndex catalogue)
    {
        state.Apply(batch, head, new() { Before = requests }, catalogue);
        foreach (var item in batch)
        {
            if (item.Data is ServiceData data)
            {
                RequestFold.Join(requests, item, data);
            }
        }

        batch.Clear();
    }

    private async Task<(Corrections Corrections, bool ChainHolds)> ReadCorrectionsAsync(RegionCode village, long upTo, CancellationToken cancellation)
    {
        var (corrections, holds, previous, seq) = (new Corrections(), true, Head.Empty.Hash, 0L);
        await foreach (var entry in journal.ReadAsync(village, 0, upTo, cancellation))
        {
            holds &= entry.Seq == ++seq && IsAuthentic(entry) && JournalHash.Chain(previous.AsSpan(), entry.ContentHash.AsSpan(), entry.Seq).AsSpan().SequenceEqual(entry.ChainHash.AsSpan());
            previous = entry.ChainHash;
            if (entry.Corrects is not null)
            {
                corrections.Add(JournaledEvent.Decode(entry));
            }
        }

        return (corrections, holds && seq == upTo);
    }

    /// <summary>Whether key and content hash are those of what the entry holds: a payload that was changed doesn't pass.</summary>
    private static bool IsAuthentic(JournalEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Payload);
        var root = document.RootElement;
        var data = Encoding.UTF8.GetBytes(root.GetProperty("data").GetRawText());
        return entry.EventKey == JournalHash.EventKey(root.GetProperty("source").GetString()!, root.GetProperty("id").GetString()!)
            && entry.ContentHash.AsSpan().SequenceEqual(JournalHash.Content(entry.Type, entry.Village, entry.Time, data));
    }
}

/// <param name="State">The village's state; evaluate it at an instant.</param>
/// <param name="ChainHolds">Whether every entry is there and the chain of hashes holds.</param>
public sealed record FoldResult(DesaState State, bool ChainHolds);
