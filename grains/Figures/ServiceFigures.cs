using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Requests of a window by service, and complaints apart from them.</summary>
internal static class ServiceFigures
{
    public static ServicesSummary Of(FigureReading reading)
    {
        var rows = ImmutableArray.CreateBuilder<ServiceSummary>();
        var comparisons = ComparisonFigures.ByService(reading.Totals);
        long submitted = 0, completed = 0, rejected = 0, cancelled = 0, open = 0, processing = 0, late = 0, timed = 0, onTime = 0;
        foreach (var service in reading.Services.Requests)
        {
            onTime += reading.Totals[Series.Service(service.Ordinal, ServiceMetric.OnTime)];
            open += reading.States[Series.Service(service.Ordinal, ServiceMetric.Open)];
            processing += reading.States[Series.Service(service.Ordinal, ServiceMetric.Processing)];
            late += reading.States[Series.Service(service.Ordinal, ServiceMetric.Late)];
            if (Row(reading, service, comparisons) is { } row)
            {
                submitted += row.Submitted;
                completed += row.Completed;
                rejected += row.Rejected;
                cancelled += row.Cancelled;
                timed += row.Timed;
                rows.Add(row);
            }
        }

        return new(submitted, completed, rejected, cancelled, open, processing, late, Exact.Share(onTime, timed), timed, rows.DrainToImmutable());
    }

    public static ComplaintsSummary Complaints(FigureReading reading)
    {
        long submitted = 0, ended = 0, open = 0, dueSoon = 0, late = 0;
        foreach (var service in reading.Services.Complaints)
        {
            submitted += reading.Totals[Series.Complaint(service.Ordinal, ComplaintMetric.Submitted)];
            ended += reading.Totals[Series.Complaint(service.Ordinal, ComplaintMetric.Ended)];
            open += reading.States[Series.Complaint(service.Ordinal, ComplaintMetric.Open)];
            dueSoon += reading.States[Series.Complaint(service.Ordinal, ComplaintMetric.DueSoon)];
            late += reading.States[Series.Complaint(service.Ordinal, ComplaintMetric.Late)];
        }

        return new(submitted, ended, open, dueSoon, late);
    }

    /// <summary>The row of a service; <see langword="null"/> where the window has nothing of it.</summary>
    private static ServiceSummary? Row(FigureReading reading, ShownService service, ILookup<int, (int Metric, long Value)>? comparisons)
    {
        long Sum(ServiceMetric metric) => reading.Totals[Series.Service(service.Ordinal, metric)];
        var (submitted, completed, rejected, cancelled) = (Sum(ServiceMetric.Submitted), Sum(ServiceMetric.Completed), Sum(ServiceMetric.Rejected), Sum(ServiceMetric.Cancelled));
        var compared = comparisons?.Contains(service.Ordinal) ?? false;
        if ((submitted | completed | rejected | cancelled) == 0 && !compared)
        {
            return null;
        }

        var timed = Sum(ServiceMetric.Timed);
        return new(
            service.Service.Code, service.Service.Family, submitted, completed, rejected, cancelled,
            timed, Exact.Share(Sum(ServiceMetric.OnTime), timed),
            Measures(service, ordinal => reading.Totals[Series.Measure(service.Ordinal, ordinal)]),
            compared ? ComparisonFigures.Of(service, completed, comparisons![service.Ordinal], reading.Catalogue) : []);
    }

    public static ImmutableSortedDictionary<string, decimal> Measures(ShownService service, Func<int, long> valueOf)
    {
        var result = Codes.NoMeasures;
        foreach (var measure in service.Measures)
        {
            var value = valueOf(measure.Ordinal);
            if (value != 0)
            {
                result = result.SetItem(measure.Code, Exact.Unscale(value, measure.Decimals));
            }
        }

        return result;
    }
}
