using System.Buffers;
using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
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

    private static double? StandardMinutes(FigureReading reading, Service service)
    {
        var (catalogue, region) = (reading.Catalogue, reading.Region.Code);
        if (catalogue.StandardFor(service, region, reading.Input.Now) is not { } standard)
        {
            return null;
        }

        return standard.Unit switch
        {
            StandardUnit.Minute => standard.Value,
            StandardUnit.Hour => standard.Value * 60,
            _ when standard.Clock == StandardClock.Service => standard.Value * DayOfService(catalogue.HoursOn(region, reading.Window.Today)),
            _ => standard.Value * 24 * 60,
        };
    }

    private static double DayOfService(ServiceHours hours) => (hours.Closes - hours.Opens).TotalMinutes;

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
