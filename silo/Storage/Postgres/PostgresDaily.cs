using System.Collections.Immutable;
using Npgsql;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>The daily projection. A village's day is replaced as a whole; the regions above it get the difference.</summary>
internal static class PostgresDaily
{
    public const string Read = "select day, series, value from daily where region = $1 and day >= $2 and day < $3 and value <> 0 order by day, series";

    private const string ReadDays = "select day, series, value from daily where region = $1 and day = any($2) and value <> 0";

    /// <summary>Sorted, because every village adds to the same rows of the province.</summary>
    private const string Add =
        """
        insert into daily (region, day, series, value)
        select region, day, series, value from unnest($1, $2, $3, $4) as added (region, day, series, value) order by region, day, series
        on conflict (region, day, series) do update set value = daily.value + excluded.value
        """;

    public static Cell ReadCell(NpgsqlDataReader row) =>
        new(new(CellSpan.Day, row.GetInt32(0), new Series((uint)row.GetInt64(1))), row.GetInt64(2));

    public static async Task<bool> WriteAsync(NpgsqlConnection connection, RegionCode village, IReadOnlyCollection<VillageDay> days, CancellationToken cancellation)
    {
        await using var first = new NpgsqlBatch(connection);
        first.Add("begin isolation level read committed");
        first.Add("select pg_advisory_xact_lock($1)", Of(village.Digits)); // two activations would both take the same difference
        first.Add(ReadDays, Of(village.Digits), Of(days.Select(day => Wib.DayNumber(day.Day)).ToArray()));
        var held = await ReadAsync(first, cancellation);

        var difference = CellVector.From(days.SelectMany(Cells)) - held;
        await using var second = new NpgsqlBatch(connection);
        if (!difference.Cells.IsEmpty)
        {
            var added = Regions(village).SelectMany(region => difference.Cells.Select(cell => (Region: region.Digits, cell.Key, cell.Value))).ToArray();
            second.Add(
                Add, Of(Array.ConvertAll(added, row => row.Region)), Of(Array.ConvertAll(added, row => row.Key.Bucket)),
                Of(Array.ConvertAll(added, row => (long)row.Key.Series.Value)), Of(Array.ConvertAll(added, row => row.Value)));
        }

        second.Add("commit");
        await second.ExecuteNonQueryAsync(cancellation);
        return true;
    }

    private static async Task<CellVector> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using var answers = await batch.ExecuteReaderAsync(cancellation);
        await answers.NextResultAsync(cancellation); // past the lock
        List<Cell> cells = [];
        while (await answers.ReadAsync(cancellation))
        {
            cells.Add(ReadCell(answers));
        }

        return CellVector.From(cells);
    }

    /// <summary>The cells under their own day, whatever key they came with.</summary>
    private static IEnumerable<Cell> Cells(VillageDay day) =>
        day.Cells.Select(cell => new Cell(new(CellSpan.Day, Wib.DayNumber(day.Day), cell.Key.Series), cell.Value));

    private static IEnumerable<RegionCode> Regions(RegionCode village)
    {
        for (RegionCode? region = village; region is { } code; region = code.Parent)
        {
            yield return code;
        }
    }
}
