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
            spark.Add(ReportState.IsKnown(ReportState.OfDay(reading.Figures, day))
                ? reading.Services.Requests.Sum(s => reading.Figures[new(CellSpan.Day, day, Series.Service(s.Ordinal, ServiceMetric.Completed))])
                : null);
        }

        return spark.MoveToImmutable();
    }
}
