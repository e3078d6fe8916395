using System.Collections.Immutable;
using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// Which buckets make up a range of days: the days in memory where they reach, else whole months with the days around them.
/// What memory holds no more comes from the daily projection (<see cref="Stored"/>).
/// </summary>
internal sealed record WindowPlan(ImmutableArray<BucketRange> Held, ImmutableArray<DayRange> Stored)
{
    public static WindowPlan For(DayRange days, DateOnly today)
    {
        var firstDay = today.AddDays(1 - Retention.Days);
        if (days.From >= firstDay || days.IsEmpty)
        {
            return new([Days(days)], []);
        }

        var oldestMonth = Wib.MonthNumber(today) + 1 - Retention.Months;
        var firstMonth = Math.Max(oldestMonth, Wib.MonthNumber(days.From.AddDays(-1)) + 1);
        var endMonth = Wib.MonthNumber(days.To);
        if (firstMonth >= endMonth)
        {
            return Split([], firstDay, days);
        }

        var (start, end) = (Wib.MonthFromNumber(firstMonth), Wib.MonthFromNumber(endMonth));
        return Split([new(CellSpan.Month, firstMonth, endMonth)], firstDay, new(days.From, start), new(end, days.To));
    }

    private static WindowPlan Split(ImmutableArray<BucketRange> months, DateOnly firstDay, params ReadOnlySpan<DayRange> ranges)
    {
        var (held, stored) = (months.ToBuilder(), ImmutableArray.CreateBuilder<DayRange>());
        foreach (var range in ranges)
        {
            var (old, recent) = (range with { To = Least(range.To, firstDay) }, range with { From = Greatest(range.From, firstDay) });
            if (!old.IsEmpty)
            {
                stored.Add(old);
            }

            if (!recent.IsEmpty)
            {
                held.Add(Days(recent));
            }
        }

        return new(held.ToImmutable(), stored.ToImmutable());
    }

    private static BucketRange Days(DayRange days) => new(CellSpan.Day, days.FirstNumber, days.EndNumber);

    private static DateOnly Least(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Greatest(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>Buckets of a span: from ≤ bucket &lt; to.</summary>
internal readonly record struct BucketRange(CellSpan Span, int From, int To);
