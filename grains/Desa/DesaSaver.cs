using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Snapshots;

namespace SmartVillage.Grains.Desa;

/// <summary>Writes what can be lost: rows of the daily projection, then the snapshot that no longer counts them as behind.</summary>
internal sealed partial class DesaSaver(DesaFold fold, IDailyStore daily, LosableState<DesaSnapshot> snapshots, ICatalogueSource catalogues, ILogger log)
{
    private bool _isSaving;

    /// <summary>Answers whether everything was written; while a write is under way the next one waits for its turn.</summary>
    public async Task<bool> SaveAsync(DesaState state, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_isSaving)
        {
            return false;
        }

        _isSaving = true;
        var (rows, past) = (state.Stale.InMemory(state.Figures, state.PrunedTo).ToList(), state.Stale.Past(state.PrunedTo));
        var days = state.Stale.Days.ToArray();
        state.Stale.Clear();
        state.Prune(Wib.DayOf(now));
        var snapshot = state.ToSnapshot();
        try
        {
            rows.AddRange(await FoldPastAsync(state, past, snapshot.Seq, cancellation));
            await daily.WriteAsync(state.Village, rows, cancellation);
            return await snapshots.WriteAsync(snapshot);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            state.Stale.Load(days);
            LogNotSaved(log, state.Village.ToString(), exception);
            return false;
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task<IEnumerable<VillageDay>> FoldPastAsync(DesaState state, IReadOnlyCollection<int> days, long upTo, CancellationToken cancellation)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var (whole, _) = await fold.FoldAsync(state.Village, upTo, DateOnly.MinValue, cancellation);
        // What stands behind each day (event, nil, heartbeat) is told by the evaluation.
        whole.Evaluate(state.AsOf, catalogues.Current);
        return days.Select(day => StaleDays.RowOf(whole.Figures, day));
    }

    [LoggerMessage(2003, LogLevel.Warning, "The snapshot of village {Village} was not written; the journal has everything.")]
    private static partial void LogNotSaved(ILogger log, string village, Exception exception);
}
