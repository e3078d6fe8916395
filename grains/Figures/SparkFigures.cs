using System.Collections.Immutable;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>Completed services of full days, oldest first, ending yesterday; null where nobody reported.</summary>
internal static class SparkFigures
{
    public static ImmutableArray<long?>? Of(FigureReading reading, int days)
    {
        if (days <= 0)
        {
            return null;
        }

        var (today, spark) = (Wib.DayNumber(reading.Window.Today), ImmutableArray.CreateBuilder<long?>(days));
        for (var day = today - days; day < today; day++)
        {
            spark.Add(ReportState.IsKnown(ReportState.OfDay(reading.Figures, day)) ? Completed(reading, day) : null);
        }

        return spark.MoveToImmutable();
    }

    private static long Completed(FigureReading reading, int day)
    {
        var sum = 0L;
        foreach (var (_, cells) in reading.Figures.Buckets(CellSpan.Day, day, day + 1))
        {
            foreach (var service in reading.Services.Requests)
            {
                sum += cells[Series.Service(service.Ordinal, ServiceMetric.Completed)];
            }
        }

        return sum;
    }
}
