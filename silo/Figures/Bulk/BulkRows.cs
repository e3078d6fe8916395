using System.Runtime.CompilerServices;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>
/// The series of many regions, one region after the other in the order of the register. A few are asked ahead of whoever reads;
/// nothing else is held, so an answer of a million rows takes no more memory than one of a hundred.
/// </summary>
internal sealed class BulkRows(Func<Region, SeriesRequest, CancellationToken, Task<RegionSeries>> ask)
{
    /// <summary>Regions asked and not yet read.</summary>
    public const int Ahead = 8;

    public async IAsyncEnumerable<RegionSeries> ReadAsync(BulkQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = new Queue<Task<RegionSeries>>();
        try
        {
            foreach (var region in query.Regions)
            {
                foreach (var indicator in query.Indicators)
                {
                    if (asked.Count == Ahead)
                    {
                        yield return await asked.Dequeue();
                    }

                    asked.Enqueue(AskAsync(query, region, indicator, cancellation));
                }
            }

            while (asked.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // Who stops reading leaves questions behind; their failures are nobody's.
            while (asked.TryDequeue(out var left))
            {
                _ = left.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }

    private async Task<RegionSeries> AskAsync(BulkQuery query, Region region, SeriesIndicator indicator, CancellationToken cancellation)
    {
        var request = new SeriesRequest(indicator.Measure, query.Service, query.Bucket, query.Range.From, query.Range.To);
        return await ask(region, request, cancellation) with { Indicator = indicator };
    }
}
