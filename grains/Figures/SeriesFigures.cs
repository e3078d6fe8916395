using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>A series over buckets; one without event, nil or heartbeat is null, not 0.</summary>
internal static class SeriesFigures
{
    /// <summary>The longest series of days.</summary>
    public const int MaxDays = 1_100;

    public static ImmutableArray<SeriesPoint>? Of(SummaryInput input, SeriesRequest request, SeriesMeasure measure)
    {
        var today = Wib.DayOf(input.Now);
        if (Range(request, today, measure) is not { } range)
        {
            return null;
        }

        var stored = StoredDays(input, range, today);
        var points = ImmutableArray.CreateBuilder<SeriesPoint>(Math.Max(0, range.To - range.From));
        for (var bucket = range.From; bucket < range.To; bucket++)
        {
            points.Add(new(StartOf(range.Span, bucket), Value(input, range.Span, bucket, measure, stored)));
        }

        return points.DrainToImmutable();
    }

    /// <summary>The days of a request that only the daily projection holds.</summary>
    public static DayRange NeededDays(SeriesRequest request, DateOnly today)
    {
        var firstHeld = today.AddDays(1 - Retention.Days);
        return request.Bucket == "day" && request.From < firstHeld && request.To > request.From
            ? new(request.From, request.To < firstHeld ? request.To : firstHeld)
            : default;
    }

    /// <summary>The buckets asked for, up to today; <see langword="null"/> when they are out of reach.</summary>
    private static BucketRange? Range(SeriesRequest request, DateOnly today, SeriesMeasure measure)
    {
        var tomorrow = today.AddDays(1);
        var days = new DayRange(request.From, request.To < tomorrow ? request.To : tomorrow);
        if (request.From >= request.To)
        {
            return null;
        }

        return request.Bucket switch
        {
            "hour" when measure.HasHours && request.From > today.AddDays(-Retention.HourDays) =>
                new(CellSpan.Hour, days.FirstNumber * 24, days.EndNumber * 24),
            "day" when days.Count <= MaxDays => new(CellSpan.Day, days.FirstNumber, days.EndNumber),
            "month" when Wib.MonthNumber(request.From) > Wib.MonthNumber(today) - Retention.Months =>
                new(CellSpan.Month, Wib.MonthNumber(days.From), Wib.MonthNumber(days.To.AddDays(-1)) + 1),
            _ => null,
        };
    }

    private static decimal? Value(SummaryInput input, CellSpan span, int bucket, SeriesMeasure measure, ILookup<int, Cell> stored)
    {
        if (span == CellSpan.Day && stored.Contains(bucket))
        {
            var cells = stored[bucket].ToDictionary(c => c.Key.Series, c => c.Value);
            return cells.Keys.Any(IsReport) ? measure.ValueOf(series => cells.GetValueOrDefault(series)) : null;
        }

        var isKnown = HasReport(input.Figures, span, bucket) || (span == CellSpan.Hour && IsCovered(input, bucket));
        return isKnown ? measure.ValueOf(series => input.Figures[new(span, bucket, series)]) : null;
    }

    /// <summary>
    /// An hour without a cell of its own is 0 when a nil stands for its day, or when a heartbeat came: of days with heartbeats only the
    /// day is known, else the hour of the newest one.
    /// </summary>
    private static bool IsCovered(SummaryInput input, int hour)
    {
        long OfDay(ReportMetric metric) => input.Figures[new(CellSpan.Day, hour / 24, Series.Report(metric))];
        bool IsHourOf(ReportMetric metric) => input.Figures.Maximum(CellKey.Now(Series.Report(metric))) is > 0 and var milliseconds
            && Wib.HourNumber(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) == hour;
        return hour <= Wib.HourNumber(input.Now)
            && (OfDay(ReportMetric.NilCount) > 0 || OfDay(ReportMetric.HeartbeatOnly) > 0 || IsHourOf(ReportMetric.LastEvent) || IsHourOf(ReportMetric.LastHeartbeat));
    }

    private static bool HasReport(FigureStore figures, CellSpan span, int bucket)
    {
        foreach (var (_, cells) in figures.Buckets(span, bucket, bucket + 1))
        {
            foreach (var series in cells.Series)
            {
                if (IsReport(new(series)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What was refused or sent again is no report.</summary>
    private static bool IsReport(Series series) =>
        series.Kind != SeriesKind.Report || series.Metric is not ((int)ReportMetric.Rejected or (int)ReportMetric.Duplicates);

    private static ILookup<int, Cell> StoredDays(SummaryInput input, BucketRange range, DateOnly today)
    {
        var firstHeld = Wib.DayNumber(today) + 1 - Retention.Days;
        if (range.Span == CellSpan.Day && range.From < firstHeld && range.From < range.To && input.Stored.IsDefault)
        {
            throw new InvalidOperationException("The series reaches days that are only in the daily projection: read NeededDays first.");
        }

        var cells = input.Stored.IsDefault ? [] : input.Stored;
        return cells.Where(c => c.Key.Span == CellSpan.Day && c.Key.Bucket < firstHeld).ToLookup(c => c.Key.Bucket);
    }

    private static DateTimeOffset StartOf(CellSpan span, int bucket) => span switch
    {
        CellSpan.Hour => Wib.StartOf(Wib.DayFromNumber(bucket / 24)).AddHours(bucket % 24),
        CellSpan.Day => Wib.StartOf(Wib.DayFromNumber(bucket)),
        _ => Wib.StartOf(Wib.MonthFromNumber(bucket)),
    };
}
