using System.Buffers;
using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Percentiles of durations, from the pooled histogram.</summary>
internal static class DurationFigures
{
    public static ImmutableArray<DurationSummary> Of(FigureReading reading)
    {
        var rows = ImmutableArray.CreateBuilder<DurationSummary>();
        var histogram = ArrayPool<long>.Shared.Rent(DurationBuckets.Count);
        try
        {
            var buckets = reading.Plan.Held.SelectMany(r => reading.Figures.Buckets(r.Span, r.From, r.To)).Select(b => b.Cells).ToArray();
            foreach (var service in reading.Services.Requests)
            {
                var counts = histogram.AsSpan(0, DurationBuckets.Count);
                counts.Clear();
                var n = Collect(counts, buckets, service.Ordinal) + Collect(counts, reading, service.Ordinal);
                if (n > 0)
                {
                    rows.Add(Row(reading, service, counts, n));
                }
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(histogram);
        }

        return rows.DrainToImmutable();
    }

    /// <summary>The middle of the bucket in which the share of all durations is reached, in minutes.</summary>
    public static double Percentile(ReadOnlySpan<long> counts, long n, double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * n));
        long below = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            below += counts[bucket];
            if (below >= rank)
            {
                return Math.Round(DurationBuckets.MinutesOf(bucket), 2);
            }
        }

        return 0;
    }

    private static DurationSummary Row(FigureReading reading, ShownService service, ReadOnlySpan<long> counts, long n) =>
        new(
            service.Service.Code, n, Percentile(counts, n, 0.5), Percentile(counts, n, 0.9), StandardMinutes(reading, service.Service),
            Exact.Share(reading.Totals[Series.Service(service.Ordinal, ServiceMetric.OnTime)], reading.Totals[Series.Service(service.Ordinal, ServiceMetric.Timed)]));

    /// <summary>Of a region above the village: the standard where no decree of a smaller region says otherwise.</summary>
    private static double? StandardMinutes(FigureReading reading, Service service) =>
        reading.Catalogue.StandardFor(service, reading.Region.Code, reading.Input.Now) is { } standard
            ? new WorkClock(reading.Catalogue).Length(standard, reading.Region.Code, reading.Window.Today).TotalMinutes
            : null;

    private static long Collect(Span<long> counts, CellBucket[] buckets, int service)
    {
        var (first, end, n) = (Series.Duration(service, 0).Value, Series.Duration(service, 0xFFF).Value + 1, 0L);
        foreach (var bucket in buckets)
        {
            var series = bucket.Series;
            var values = bucket.Values;
            for (var i = bucket.LowerBound(first); i < series.Length && series[i] < end; i++)
            {
                counts[(int)(series[i] - first)] += values[i];
                n += values[i];
            }
        }

        return n;
    }

    private static long Collect(Span<long> counts, FigureReading reading, int service)
    {
        var n = 0L;
        foreach (var days in reading.Plan.Stored)
        {
            foreach (var (key, value) in reading.Stored)
            {
                if (key.Bucket >= days.FirstNumber && key.Bucket < days.EndNumber && key.Series.Kind == SeriesKind.Duration && key.Series.Subject == service)
                {
                    counts[key.Series.Metric] += value;
                    n += value;
                }
            }
        }

        return n;
    }
}
