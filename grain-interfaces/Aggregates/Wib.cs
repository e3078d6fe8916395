namespace SmartVillage.Aggregates;

/// <summary>Western Indonesian time (Asia/Jakarta, UTC+7, no daylight saving): days, weeks and months are cut here.</summary>
public static class Wib
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Seven hours.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>The same instant on a WIB clock.</summary>
    public static DateTimeOffset ToWib(this DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The WIB day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a WIB day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>Day number of <see cref="CellSpan.Day"/>.</summary>
    public static int DayNumber(DateOnly day) => day.DayNumber - Epoch.DayNumber;

    /// <summary>Day number of an instant.</summary>
    public static int DayNumber(DateTimeOffset instant) => DayNumber(DayOf(instant));

    /// <summary>The day with a number.</summary>
    public static DateOnly DayFromNumber(int number) => DateOnly.FromDayNumber(number + Epoch.DayNumber);

    /// <summary>Hour number of <see cref="CellSpan.Hour"/>.</summary>
    public static int HourNumber(DateTimeOffset instant) => DayNumber(instant) * 24 + instant.ToOffset(Offset).Hour;

    /// <summary>Month number of <see cref="CellSpan.Month"/>.</summary>
    public static int MonthNumber(DateOnly day) => (day.Year - 1970) * 12 + day.Month - 1;

    /// <summary>Month number of an instant.</summary>
    public static int MonthNumber(DateTimeOffset instant) => MonthNumber(DayOf(instant));

    /// <summary>The first day of the month with a number.</summary>
    public static DateOnly MonthFromNumber(int number) => new(1970 + number / 12, number % 12 + 1, 1);
}
