using Npgsql;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>Days of several villages, each village once, as one transaction of two messages.</summary>
internal sealed class DailyBatch(IReadOnlyCollection<DailyWrite> writes)
{
    /// <summary>So many cells of villages go together: a transaction of tens of milliseconds.</summary>
    public const int MostCells = 5_000;

    private const string ReadHeld =
        """
        select daily.region, daily.day, daily.series, daily.value
        from unnest($1, $2) as written (region, day) join daily on daily.region = written.region and daily.day = written.day
        where daily.value <> 0
        """;

    /// <summary>Sorted, because every writer adds to the same rows of the province.</summary>
    private const string Add =
        """
        insert into daily (region, day, series, value)
        select region, day, series, value from unnest($1, $2, $3, $4) as added (region, day, series, value) order by region, day, series
        on conflict (region, day, series) do update set value = daily.value + excluded.value
        """;

    private readonly DailyWrite[] _writes = [.. writes.OrderBy(write => write.Village)];

    public static Cell ReadCell(NpgsqlDataReader row) => ReadCell(row, 0);

    public async Task<bool> WriteAsync(NpgsqlConnection connection)
    {
        var held = await ReadHeldAsync(connection);
        var added = Difference(held);
        await using var second = new NpgsqlBatch(connection);
        if (added.Length > 0)
        {
            second.Add(
                Add, Of(Array.ConvertAll(added, row => row.Region)), Of(Array.ConvertAll(added, row => row.Key.Bucket)),
                Of(Array.ConvertAll(added, row => (long)row.Key.Series.Value)), Of(Array.ConvertAll(added, row => row.Value)));
        }

        second.Add("commit");
        await second.ExecuteNonQueryAsync();
        return true;
    }

    private async Task<ILookup<long, Cell>> ReadHeldAsync(NpgsqlConnection connection)
    {
        var days = _writes.SelectMany(write => write.Days.Select(day => (write.Village.Digits, Day: Wib.DayNumber(day.Day)))).Distinct().ToArray();
        await using var first = new NpgsqlBatch(connection);
        first.Add("begin isolation level read committed");
        // Two activations of a village would both take the same difference. Locked in one order: two writers never wait for each other.
        first.Add("select pg_advisory_xact_lock(village) from unnest($1) as locked (village)", Of(Array.ConvertAll(_writes, write => write.Village.Digits)));
        first.Add(ReadHeld, Of(Array.ConvertAll(days, day => day.Digits)), Of(Array.ConvertAll(days, day => day.Day)));
        await using var answers = await first.ExecuteReaderAsync();
        await answers.NextResultAsync(); // past the locks
        List<(long Region, Cell Cell)> held = [];
        while (await answers.ReadAsync())
        {
            held.Add((answers.GetInt64(0), ReadCell(answers, 1)));
        }

        return held.ToLookup(row => row.Region, row => row.Cell);
    }

    /// <summary>What is to be added to each village and, summed, to the regions above them.</summary>
    private (long Region, CellKey Key, long Value)[] Difference(ILookup<long, Cell> held)
    {
        Dictionary<(long, CellKey), long> sums = [];
        foreach (var write in _writes)
        {
            var difference = CellVector.From(write.Days.SelectMany(Cells)) - CellVector.From(held[write.Village.Digits]);
            for (RegionCode? region = write.Village; region is { } code; region = code.Parent)
            {
                foreach (var (key, value) in difference.Cells)
                {
                    sums[(code.Digits, key)] = checked(sums.GetValueOrDefault((code.Digits, key)) + value);
                }
            }
        }

        return [.. sums.Where(sum => sum.Value != 0).Select(sum => (sum.Key.Item1, sum.Key.Item2, sum.Value))];
    }

    /// <summary>The cells under their own day, whatever key they came with.</summary>
    private static IEnumerable<Cell> Cells(VillageDay day) =>
        day.Cells.Select(cell => new Cell(new(CellSpan.Day, Wib.DayNumber(day.Day), cell.Key.Series), cell.Value));

    private static Cell ReadCell(NpgsqlDataReader row, int from) =>
        new(new(CellSpan.Day, row.GetInt32(from), new Series((uint)row.GetInt64(from + 1))), row.GetInt64(from + 2));
}
