using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// Since when a region reports: what lies before its first report is unknown, not zero, and no sum over it can be compared. Submissions
/// don't tell: an end may name one long ago; nor do stated figures, which are of other times.
/// </summary>
internal static class KnownSince
{
    /// <summary>Whether something was reported on a day or before it.</summary>
    public static bool IsBy(FigureStore figures, DateOnly day, DateOnly today)
    {
        var (number, firstHeld) = (Wib.DayNumber(day), Wib.DayNumber(today) + 1 - Retention.Days);
        return number < firstHeld
            ? IsInMonthsBefore(figures, day, today)
            : FirstDay(figures, firstHeld, number + 1) is not null || IsInMonthsBefore(figures, day, today) || IsInMonthUpTo(figures, day);
    }

    /// <summary>The first day with a report of those in a range that memory holds.</summary>
    public static DateOnly? FirstDay(FigureStore figures, DayRange days) =>
        FirstDay(figures, days.FirstNumber, days.EndNumber) is { } first ? Wib.DayFromNumber(first) : null;

    /// <summary>How many days of a range have a report.</summary>
    public static int Days(FigureStore figures, DayRange days) =>
        figures.Buckets(CellSpan.Day, days.FirstNumber, days.EndNumber).Count(day => HasReport(day.Cells));

    private static int? FirstDay(FigureStore figures, int from, int to)
    {
        foreach (var (day, cells) in figures.Buckets(CellSpan.Day, from, to))
        {
            if (HasReport(cells))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>In the months before that of a day; where none of them is held any more, its own month has to answer.</summary>
    private static bool IsInMonthsBefore(FigureStore figures, DateOnly day, DateOnly today)
    {
        var oldest = Wib.MonthNumber(today) + 1 - Retention.Months;
        return figures.Buckets(CellSpan.Month, oldest, Math.Max(Wib.MonthNumber(day), oldest + 1)).Any(month => HasReport(month.Cells));
    }

    /// <summary>In its month up to a day, though those days are held no more: what the month has beyond the days after it.</summary>
    private static bool IsInMonthUpTo(FigureStore figures, DateOnly day)
    {
        var month = Wib.MonthNumber(day);
        var all = CellTotals.Of(figures, new BucketRange(CellSpan.Month, month, month + 1));
        var after = CellTotals.Of(figures, new BucketRange(CellSpan.Day, Wib.DayNumber(day) + 1, Wib.DayNumber(Wib.MonthFromNumber(month + 1))));
        foreach (var (key, value) in all)
        {
            if (new Series(key) is var series && IsReport(series) && value > after[series])
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasReport(CellBucket cells)
    {
        foreach (var series in cells.Series)
        {
            if (IsReport(new(series)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReport(Series series) => series.Kind switch
    {
        SeriesKind.Service => series.Metric != (int)ServiceMetric.Submitted,
        SeriesKind.Complaint => series.Metric != (int)ComplaintMetric.Submitted,
        SeriesKind.Participation or SeriesKind.Survey => true,
        SeriesKind.Report => series.Metric == (int)ReportMetric.NilCount,
        _ => false,
    };
}
