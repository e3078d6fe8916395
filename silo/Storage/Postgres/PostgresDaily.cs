using System.Collections.Immutable;
using Npgsql;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// The daily projection. A village's day is replaced as a whole; the regions above it get the difference. Every village adds to the same rows of
/// its province, so what the villages of a silo write meanwhile goes together, in one transaction at a time: each of those rows is touched once.
/// </summary>
internal sealed class PostgresDaily(NpgsqlDataSource source) : IDailyStore
{
    private const string Read = "select day, series, value from daily where region = $1 and day >= $2 and day < $3 and value <> 0 order by day, series";

    private readonly PostgresDatabase _database = new(source);
    private readonly Lock _gate = new();
    private readonly Queue<DailyWrite> _waiting = [];
    private bool _isWriting;

    public Task WriteAsync(RegionCode village, IReadOnlyCollection<VillageDay> days, CancellationToken cancellation)
    {
        if (days.Count == 0)
        {
            return Task.CompletedTask;
        }

        var write = new DailyWrite(village, days, cancellation);
        lock (_gate)
        {
            _waiting.Enqueue(write);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteWaitingAsync, CancellationToken.None); // not on the scheduler of the grain that calls
            }
        }

        return write.Done.Task;
    }

    public Task<ImmutableArray<Cell>> ReadAsync(RegionCode region, DateOnly from, DateOnly to, CancellationToken cancellation) => _database.QueryAsync(
        Read, DailyBatch.ReadCell, cancellation, Of(region.Digits), Of(Wib.DayNumber(from)), Of(Wib.DayNumber(to)));

    private async Task WriteWaitingAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                await _database.RunAsync(connection => new DailyBatch(batch).WriteAsync(connection), CancellationToken.None);
                batch.ForEach(write => write.Done.SetResult());
            }
            catch (Exception e)
            {
                batch.ForEach(write => write.Done.SetException(e));
            }
        }
    }

    private List<DailyWrite> Take()
    {
        lock (_gate)
        {
            List<DailyWrite> batch = [];
            HashSet<RegionCode> villages = [];
            for (var cells = 0; cells < DailyBatch.MostCells && _waiting.TryPeek(out var next) && (next.IsGivenUp || villages.Add(next.Village)); _waiting.Dequeue())
            {
                if (next.IsGivenUp)
                {
                    next.Done.TrySetCanceled();
                    continue;
                }

                batch.Add(next);
                cells += next.Cells;
            }

            _isWriting = batch.Count > 0;
            return batch;
        }
    }
}

/// <summary>Days of a village that wait to be written.</summary>
internal sealed record DailyWrite(RegionCode Village, IReadOnlyCollection<VillageDay> Days, CancellationToken Cancellation)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Cells { get; } = Days.Sum(day => day.Cells.Length);

    public bool IsGivenUp => Cancellation.IsCancellationRequested;
}
