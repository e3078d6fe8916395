using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>Reads from the journal what a batch needs besides the village's memory.</summary>
public sealed class FoldReader(IEventJournal journal, DesaFold fold)
{
    /// <param name="state">The village before the batch.</param>
    /// <param name="entries">The batch, in sequence.</param>
    /// <param name="mayBeOlder">Whether a request that isn't in memory may have entries before the batch; the append has told.</param>
    public async Task<FoldContext> ReadAsync(
        DesaState state,
        IReadOnlyList<JournaledEvent> entries,
        Func<JournaledEvent, bool> mayBeOlder,
        CatalogueIndex catalogue,
        CancellationToken cancellation)
    {
        var (from, upTo) = (state.Head.Seq, entries[^1].Seq);
        var corrected = await ReadCorrectedAsync(state.Village, entries, from, upTo, cancellation);
        var touched = corrected.SelectMany(RequestKeysOf).ToHashSet();
        var unknown = entries
            .Where(e => e.RequestKey is { } key && !state.Open.ContainsKey(key) && mayBeOlder(e))
            .Select(e => e.RequestKey!.Value)
            .Concat(touched)
            .ToHashSet();
        var (before, after) = await ReadRequestsAsync(state.Village, unknown, from, upTo, cancellation);
        var needsScan = corrected.Any(c => c.Before is not null && (c.Original.Seq > from || state.NeedsScan(c.Original, c.Before, catalogue)));
        return new()
        {
            Before = before,
            After = after,
            Corrected = corrected,
            Scan = needsScan ? await fold.ScanAsync(state.Village, upTo, state.PrunedTo, cancellation) : null,
        };
    }

    private async Task<IReadOnlyList<CorrectedOriginal>> ReadCorrectedAsync(
        RegionCode village, IReadOnlyList<JournaledEvent> entries, long from, long upTo, CancellationToken cancellation)
    {
        var keys = entries.Where(e => e.Corrects is not null).Select(e => e.Corrects!.Value).ToHashSet();
        if (keys.Count == 0)
        {
            return [];
        }

        var read = await journal.ReadOriginalsAsync(village, keys, upTo, cancellation);
        var (before, after, originals) = (new Corrections(), new Corrections(), new List<JournaledEvent>());
        foreach (var entry in read.Select(JournaledEvent.Decode))
        {
            if (entry.Corrects is null)
            {
                originals.Add(entry);
                continue;
            }

            after.Add(entry);
            if (entry.Seq <= from)
            {
                before.Add(entry);
            }
        }

        return [.. originals.Select(o => new CorrectedOriginal(o, before.Effective(o), after.Effective(o)))];
    }

    private async Task<(Dictionary<Hash128, RequestState> Before, Dictionary<Hash128, RequestState> After)> ReadRequestsAsync(
        RegionCode village, HashSet<Hash128> keys, long from, long upTo, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return ([], []);
        }

        var read = await journal.ReadRequestsAsync(village, keys, upTo, cancellation);
        var entries = read.Select(JournaledEvent.Decode).ToArray();
        return (RequestFold.Fold(entries, from), RequestFold.Fold(entries, upTo));
    }

    private static IEnumerable<Hash128> RequestKeysOf(CorrectedOriginal corrected)
    {
        foreach (var data in (EventData?[])[corrected.Before, corrected.After])
        {
            if (data is not null && JournaledEvent.RequestKeyOf(corrected.Original.Source, data) is { } key)
            {
                yield return key;
            }
        }
    }
}
