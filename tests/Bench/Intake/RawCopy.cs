using Npgsql;
using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Intake;

/// <summary>
/// The database's own limit: rows that the product wrote, written again by binary COPY into an empty copy of its journal with all its
/// indexes, 5,000 a transaction on one connection.
/// </summary>
internal static class RawCopy
{
    private const int RowsPerCopy = 5_000, Copies = 20;

    public static async Task<double> RateAsync(string connectionString, BenchOptions options)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(connection, "create table raw_journal (like smartvillage.journal including all)");
        var pages = await ReadAsync(connection);
        var rates = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            await ExecuteAsync(connection, "truncate raw_journal; checkpoint");
            var from = TimeProvider.System.GetTimestamp();
            foreach (var page in pages)
            {
                await using var into = await connection.BeginRawBinaryCopyAsync("copy raw_journal from stdin (format binary)");
                await into.WriteAsync(page);
            }

            rates.Add(pages.Count * RowsPerCopy / TimeProvider.System.GetElapsedTime(from).TotalSeconds);
        }

        await ExecuteAsync(connection, "drop table raw_journal");
        return rates.Median();
    }

    private static async Task<List<byte[]>> ReadAsync(NpgsqlConnection connection)
    {
        var pages = new List<byte[]>();
        for (var page = 0; page < Copies; page++)
        {
            await using var from = await connection.BeginRawBinaryCopyAsync(
                $"copy (select * from smartvillage.journal order by received_at, village, seq offset {page * RowsPerCopy} limit {RowsPerCopy}) to stdout (format binary)");
            using var bytes = new MemoryStream();
            await from.CopyToAsync(bytes);
            pages.Add(bytes.ToArray());
        }

        return pages;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
