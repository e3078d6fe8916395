using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>The 24 hours of a WIB day of one metric, all shown services together.</summary>
internal sealed class DayHours
{
    private readonly long[] _hours = new long[24];

    public long this[int hour] => _hours[hour];

    public static DayHours OfService(FigureStore figures, ShownServices services, int day, ServiceMetric metric)
    {
        var result = new DayHours();
        foreach (var (hour, cells) in figures.Buckets(CellSpan.Hour, day * 24, (day + 1) * 24))
        {
            var series = cells.Series;
            var values = cells.Values;
            for (var i = 0; i < series.Length && new Series(series[i]) is { Kind: SeriesKind.Service } s; i++)
            {
                if (s.Metric == (int)metric && services.IsRequest(s.Subject))
                {
                    result._hours[hour % 24] += values[i];
                }
            }
        }

        return result;
    }

    public static DayHours OfFirstEvents(FigureStore figures, int day)
    {
        var result = new DayHours();
        for (var hour = 0; hour < 24; hour++)
        {
            result._hours[hour] = figures[new(CellSpan.Hour, (day * 24) + hour, Series.Report(ReportMetric.FirstEvent))];
        }

        return result;
    }

    /// <summary>
    /// What had come by a clock time. Hours are the finest that is kept: of the running hour the share of it that has passed is taken
    /// (linear interpolation).
    /// </summary>
    public double UpTo(TimeSpan clock)
    {
        var hour = clock.Hours;
        var sum = _hours[hour] * ((clock - TimeSpan.FromHours(hour)) / TimeSpan.FromHours(1));
        for (var i = 0; i < hour; i++)
        {
            sum += _hours[i];
        }

        return sum;
    }
}
