using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>How long buckets stay in memory: hours 29 days (four same weekdays back), days 62, months 24. Older days are in the daily projection.</summary>
public static class Retention
{
    public const int HourDays = 29, Days = 62, Months = 24;

    public static bool IsPast(uint spanAndBucket, DateOnly today)
    {
        var key = new CellKey((ulong)spanAndBucket << 32);
        return key.Span switch
        {
            CellSpan.Hour => key.Bucket / 24 <= Wib.DayNumber(today) - HourDays,
            CellSpan.Day => key.Bucket <= Wib.DayNumber(today) - Days,
            CellSpan.Month => key.Bucket <= Wib.MonthNumber(today) - Months,
            _ => false,
        };
    }
}
