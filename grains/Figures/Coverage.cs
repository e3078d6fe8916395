namespace SmartVillage.Grains.Figures;

/// <summary>Whether reports cover the days before a window: with a part of them nothing may be compared.</summary>
internal static class Coverage
{
    /// <summary>
    /// Reported since their first day at the latest; and where a region reports every day now, it did then: a day without is a hole,
    /// not a quiet one. Villages have quiet days.
    /// </summary>
    public static bool IsWhole(FigureReading reading, DayRange before)
    {
        if (!KnownSince.IsBy(reading.Figures, before.From, reading.Window.Today))
        {
            return false;
        }

        var (now, then) = (Held(reading, reading.Window.FullDays), Held(reading, before));
        return reading.Region.Code.IsVillage || now.IsEmpty
            || KnownSince.Days(reading.Figures, now) < now.Count
            || KnownSince.Days(reading.Figures, then) == then.Count;
    }

    /// <summary>The first day with a report, where it lies after the first of the days before a window and can be told.</summary>
    public static DateOnly? Since(FigureReading reading, DayRange before)
    {
        var today = reading.Window.Today;
        var held = Held(reading, new(before.From, today.AddDays(1)));
        return KnownSince.IsBy(reading.Figures, held.From, today) ? null : KnownSince.FirstDay(reading.Figures, held);
    }

    private static DayRange Held(FigureReading reading, DayRange days)
    {
        var first = reading.Window.Today.AddDays(1 - Retention.Days);
        return days.From < first ? days with { From = first } : days;
    }
}
