using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>A window of the contract, cut in WIB days at an instant.</summary>
internal sealed record FigureWindow(string Name, DayRange Days, WindowKind Kind, DateOnly Today)
{
    public SummaryWindow ToSummary() => new(Name, Wib.StartOf(Days.From), Wib.StartOf(Days.To));

    /// <summary>
    /// A semester or calendar year that is over: only then the satisfaction index is an "IKM" with a letter.
    /// </summary>
    public bool IsClosedTerm =>
        Days.To <= Today && Days.From.Day == 1
        && ((Days.From.Month is 1 or 7 && Days.To == Days.From.AddMonths(6)) || (Days.From.Month == 1 && Days.To == Days.From.AddMonths(12)));

    /// <summary>Its days that are over.</summary>
    public DayRange FullDays => Days.To > Today ? Days with { To = Today } : Days;

    /// <summary>The days to compare with. Of today they are a week before, where the clock time cuts; named periods have none.</summary>
    public DayRange? Comparison => Kind switch
    {
        WindowKind.Today => new(Days.From.AddDays(-7), Days.To.AddDays(-7)),
        WindowKind.Rolling => new(Days.From.AddDays(-Days.Count), Days.From),
        WindowKind.Month => SameDaysOfTheMonthBefore(),
        WindowKind.Year => new(Days.From.AddYears(-1), Today.AddYears(-1).AddDays(1)), // 29 February: up to the 28th
        _ => null,
    };

    public static FigureWindow? Parse(string name, RegionCode region, DateTimeOffset now, CatalogueIndex catalogue)
    {
        var today = Wib.DayOf(now);
        var tomorrow = today.AddDays(1);
        return name switch
        {
            "today" => new(name, new(today, tomorrow), WindowKind.Today, today),
            "7d" => new(name, new(today.AddDays(-6), tomorrow), WindowKind.Rolling, today),
            "30d" => new(name, new(today.AddDays(-29), tomorrow), WindowKind.Rolling, today),
            "30d-full" => new(name, new(today.AddDays(-30), today), WindowKind.Rolling, today),
            "month" => new(name, new(new(today.Year, today.Month, 1), tomorrow), WindowKind.Month, today),
            "year" => new(name, new(new(today.Year, 1, 1), tomorrow), WindowKind.Year, today),
            _ => Named(name, region, today, catalogue),
        };
    }

    private static FigureWindow? Named(string name, RegionCode region, DateOnly today, CatalogueIndex catalogue)
    {
        var days = catalogue.Period(name) is { } period
            ? (period.Region.Covers(region) ? new DayRange(period.From, period.To) : default)
            : CalendarTerm(name);
        return days.IsEmpty || days.From > today || days.To <= catalogue.Snapshot.Settings.OldestAccepted
            ? null
            : new(name, days, WindowKind.Named, today);
    }

    /// <summary>Calendar years, semesters and months are named periods without being listed: <c>2025</c>, <c>2026-S1</c>, <c>2026-10</c>.</summary>
    private static DayRange CalendarTerm(string name)
    {
        foreach (var (kind, months) in new[] { (PeriodKind.Year, 12), (PeriodKind.Semester, 6), (PeriodKind.Month, 1) })
        {
            if (StatedPeriod.TryParse(name, kind, out var bucket))
            {
                var from = new DateOnly(bucket >> 8, 1, 1).AddMonths(Math.Max(0, (bucket & 0xF) - 1) * months);
                return new(from, from.AddMonths(months));
            }
        }

        return default;
    }

    private DayRange SameDaysOfTheMonthBefore()
    {
        var from = Days.From.AddMonths(-1);
        var to = from.AddDays(Days.Count);
        return new(from, to < Days.From ? to : Days.From);
    }
}

internal enum WindowKind
{
    Today,
    Rolling,
    Month,
    Year,
    Named,
}
