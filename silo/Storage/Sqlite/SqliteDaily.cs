using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>The daily projection. A village's day is replaced as a whole; the regions above it get the difference.</summary>
internal static class SqliteDaily
{
    public static bool Write(SqliteJournalWriterSession session, RegionCode village, IReadOnlyCollection<VillageDay> days) => session.InTransaction(() =>
    {
        foreach (var day in days)
        {
            var number = Wib.DayNumber(day.Day);
            var difference = Vector(number, day.Cells) - CellVector.From(Cells(session, village, number, number + 1));
            for (RegionCode? region = village; region is { } code; region = code.Parent)
            {
                Add(session, code, difference);
            }
        }

        return true;
    });

    public static ImmutableArray<Cell> Read(SqliteSession session, RegionCode region, DateOnly from, DateOnly to) =>
        [.. Cells(session, region, Wib.DayNumber(from), Wib.DayNumber(to))];

    /// <summary>The cells under their own day, whatever key they came with.</summary>
    private static CellVector Vector(int day, ImmutableArray<Cell> cells) =>
        CellVector.From(cells.Select(cell => new Cell(new(CellSpan.Day, day, cell.Key.Series), cell.Value)));

    private static List<Cell> Cells(SqliteSession session, RegionCode region, int from, int until) => session.Query(
        "select day, series, value from daily where region = $region and day >= $from and day < $until and value <> 0 order by day, series",
        row => new Cell(new(CellSpan.Day, row.GetInt32(0), new Series((uint)row.GetInt64(1))), row.GetInt64(2)),
        ("$region", region.Digits), ("$from", from), ("$until", until));

    private static void Add(SqliteSession session, RegionCode region, CellVector difference)
    {
        foreach (var (key, value) in difference.Cells)
        {
            session.Command(
                """
                insert into daily (region, day, series, value) values ($region, $day, $series, $value)
                on conflict do update set value = value + excluded.value
                """,
                ("$region", region.Digits), ("$day", key.Bucket), ("$series", (long)key.Series.Value), ("$value", value)).ExecuteNonQuery();
        }
    }
}
