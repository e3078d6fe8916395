using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>Brings a village back: snapshot and tail, or the whole journal when the snapshot is absent, doesn't fit or is far behind.</summary>
internal sealed class DesaLoader(IEventJournal journal, DesaFold fold, DesaRecorder recorder)
{
    private const int LongTail = 5000;

    public async Task<DesaState> LoadAsync(RegionCode village, DesaSnapshot? snapshot, CancellationToken cancellation)
    {
        var head = await journal.ReadHeadAsync(village, cancellation);
        if (snapshot is null || snapshot.Seq > head.Seq || head.Seq - snapshot.Seq > LongTail
            || (snapshot.Seq == head.Seq && !snapshot.Hash.AsSpan().SequenceEqual(head.Hash.AsSpan())))
        {
            return await FoldAsync(village, head.Seq, cancellation);
        }

        var state = DesaState.FromSnapshot(village, snapshot);
        try
        {
            await recorder.CatchUpAsync(state, head.Seq, cancellation);
            return state;
        }
        catch (InvalidDataException)
        {
            // The tail doesn't continue the snapshot: it stems from another journal.
            return await FoldAsync(village, head.Seq, cancellation);
        }
    }

    private async Task<DesaState> FoldAsync(RegionCode village, long upTo, CancellationToken cancellation)
    {
        if (upTo == 0)
        {
            return new(village);
        }

        var (state, chainHolds) = await fold.FoldAsync(village, upTo, DateOnly.MinValue, cancellation);
        return chainHolds ? state : throw new InvalidDataException($"The journal of {village} is damaged: its chain of hashes doesn't hold.");
    }
}
