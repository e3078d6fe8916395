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
        var (corrections, chainHolds) = await ReadCorrectionsAsync(village, upTo, cancellation);
        var folding = new Folding(village, corrections, prunedTo, catalogues.Current);
        await foreach (var entry in journal.ReadAsync(village, 0, upTo, cancellation))
        {
            folding.Add(entry);
        }

        return new(folding.End(), chainHolds);
    }

    /// <summary>Folds what a village had received by an instant. Read once and not checked: this is for looking back, not for proof.</summary>
    public async Task<DesaState> FoldReceivedAsync(RegionCode village, DateTimeOffset at, DateOnly prunedTo, CancellationToken cancellation)
    {
        var (entries, corrections) = (new List<JournalEntry>(), new Corrections());
        await foreach (var entry in journal.ReadAsync(village, 0, long.MaxValue, cancellation))
        {
            if (entry.ReceivedAt > at)
            {
                break; // entries are received in their sequence
            }

            entries.Add(entry);
            if (entry.Corrects is not null)
            {
                corrections.Add(JournaledEvent.Decode(entry));
            }
        }

        var folding = new Folding(village, corrections, prunedTo, catalogues.Current);
        for (var i = 0; i < entries.Count; i++)
        {
            folding.Add(entries[i]);
            if (i % BatchSize == BatchSize - 1)
            {
                await Task.Yield(); // a long journal is folded in many short turns
            }
        }

        return folding.End();
    }

    /// <summary>What can't be taken back: everything held by "the newest wins", and the sketches.</summary>
    public async Task<Scan> ScanAsync(RegionCode village, long upTo, DateOnly prunedTo, CancellationToken cancellation)
    {
        var (state, _) = await FoldAsync(village, upTo, prunedTo, cancellation);
        return new(state.Holdings, state.Figures.ReachBuckets.ToDictionary(bucket => bucket, state.Figures.Reach));
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

    /// <summary>A fold on its way: entries in sequence, in batches.</summary>
    private sealed class Folding
    {
        private readonly DesaState _state;
        private readonly Corrections _corrections;
        private readonly CatalogueIndex _catalogue;
        private readonly Dictionary<Hash128, RequestState> _requests = [];
        private readonly List<JournaledEvent> _batch = new(BatchSize);
        private Head _head = Head.Empty;

        public Folding(RegionCode village, Corrections corrections, DateOnly prunedTo, CatalogueIndex catalogue)
        {
            (_state, _corrections, _catalogue) = (new(village), corrections, catalogue);
            _state.Prune(prunedTo);
        }

        public void Add(JournalEntry entry)
        {
            _head = new(entry.Seq, entry.ChainHash);
            var item = JournaledEvent.Decode(entry);
            if (item.Corrects is null && _corrections.Effective(item) is { } data)
            {
                _batch.Add(item with { Data = data });
            }
            else
            {
                _state.Receive(item);
            }

            if (_batch.Count == BatchSize)
            {
                Apply();
            }
        }

        public DesaState End()
        {
            Apply();
            return _state;
        }

        private void Apply()
        {
            _state.Apply(_batch, _head, new() { Before = _requests }, _catalogue);
            foreach (var item in _batch)
            {
                if (item.Data is ServiceData data)
                {
                    RequestFold.Join(_requests, item, data);
                }
            }

            _batch.Clear();
        }
    }
}

/// <param name="State">The village's state; evaluate it at an instant.</param>
/// <param name="ChainHolds">Whether every entry is there and the chain of hashes holds.</param>
public sealed record FoldResult(DesaState State, bool ChainHolds);
