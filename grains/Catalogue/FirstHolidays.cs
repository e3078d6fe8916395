using System.Collections.Immutable;

namespace SmartVillage.Grains.Catalogue;

/// <summary>
/// National holidays of 2025-2027, a starting value to be replaced by the yearly joint decree of three ministers: 2025 and 2026 as
/// announced, without shared leave days (cuti bersama); 2027 by the calendar, where Islamic days may move by one.
/// </summary>
internal static class FirstHolidays
{
    public static ImmutableArray<DateOnly> All { get; } =
    [
        .. Year(2025, (1, 1), (1, 27), (1, 29), (3, 29), (3, 31), (4, 1), (4, 18), (4, 20), (5, 1), (5, 12), (5, 29), (6, 1), (6, 6), (6, 27), (8, 17), (9, 5), (12, 25)),
        .. Year(2026, (1, 1), (1, 16), (2, 17), (3, 19), (3, 21), (3, 22), (4, 3), (4, 5), (5, 1), (5, 14), (5, 27), (5, 31), (6, 1), (6, 16), (8, 17), (8, 25), (12, 25)),
        .. Year(2027, (1, 1), (1, 5), (2, 6), (3, 8), (3, 10), (3, 11), (3, 26), (3, 28), (5, 1), (5, 6), (5, 17), (5, 20), (6, 1), (6, 6), (8, 15), (8, 17), (12, 25)),
    ];

    private static IEnumerable<DateOnly> Year(int year, params (int Month, int Day)[] days) => days.Select(d => new DateOnly(year, d.Month, d.Day));
}
