using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;

namespace SmartVillage.Tests.Postgres;

/// <summary>How many rows a second PostgreSQL takes, each call durable, beside the same rows by nothing but COPY. A measurement: run by name, with <c>--explicit on</c>.</summary>
[Trait("Category", "slow")]
[Collection(MeasuredSuite.Name)]
public sealed class PostgresSpeedTests(SharedPostgres postgres, ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(1, 400)]
    [InlineData(100, 200)]
    [InlineData(1_000, 60)]
    [InlineData(5_000, 20)]
    public async Task Rows_a_second(int rows, int calls)
    {
        await using var source = await postgres.OpenNewAsync();
        var journal = new PostgresJournal(source);
        var villages = Enumerable.Range(0, Math.Min(rows, 500)).Select(i => RegionCode.Parse($"18.09.{10 + (i / 100)}.{2001 + (i % 100)}")).ToArray();
        var heads = villages.Select(_ => Head.Empty).ToArray();
        var batches = Enumerable.Range(0, calls).Select(call => Batch(call, villages, rows / villages.Length)).ToArray();

        var cpu = Environment.CpuUsage.TotalTime;
        var start = TimeProvider.System.GetTimestamp();
        foreach (var batch in batches)
        {
            var results = await journal.AppendAsync([.. villages.Select((village, i) => new Append(village, heads[i], [.. batch[i]]))], Rows.Noon, CancellationToken.None);
            heads = [.. results.Select(result => result.Head)];
        }

        var speed = rows * calls / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var work = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (rows * calls);
        var raw = await CopyAsync(villages, batches);
        output.WriteLine(
            $"measured: {rows} rows a call: {speed:N0} rows/s, {speed / rows:N0} calls/s, {speed / raw:P0} of COPY alone ({raw:N0} rows/s); {work:N1} µs of CPU a row in this process");
        Assert.True(speed > rows / 2.0);
    }

    private static JournalRow[][] Batch(int call, RegionCode[] villages, int each) => [.. villages.Select((_, village) => Enumerable.Range(0, each)
        .Select(i => Rows.Row($"{call}-{village}-{i}", new string('x', 150), $"R{call:000000}", request: $"{call}-{village}-{i}", probe: true)).ToArray())];

    private async Task<double> CopyAsync(RegionCode[] villages, JournalRow[][][] batches)
    {
        await using var source = await postgres.OpenNewAsync();
        await using var connection = await source.OpenConnectionAsync();
        var start = TimeProvider.System.GetTimestamp();
        var seq = 0L;
        foreach (var batch in batches)
        {
            seq = await CopyAsync(connection, villages, batch, seq);
        }

        return batches.Sum(batch => batch.Sum(rows => rows.Length)) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection, RegionCode[] villages, JournalRow[][] batch, long before)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy journal ({PostgresValues.EntryColumns}) from stdin (format binary)");
        for (var village = 0; village < villages.Length; village++)
        {
            for (var i = 0; i < batch[village].Length; i++)
            {
                var row = batch[village][i];
                await copy.WriteRowAsync(
                    CancellationToken.None, villages[village].Digits, before + i + 1, PostgresValues.ToUuid(row.EventKey), PostgresValues.Bytes(row.ContentHash),
                    PostgresValues.Bytes(row.ContentHash), (short)row.Type, 0L, 0L, row.Receipt, PostgresValues.ToUuid(row.RequestKey!.Value), DBNull.Value,
                    row.Payload.ToArray());
            }
        }

        await copy.CompleteAsync();
        return before + batch[0].Length;
    }
}
