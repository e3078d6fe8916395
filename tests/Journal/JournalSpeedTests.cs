using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

/// <summary>How many rows a second SQLite takes, each call durable. Printed, with a bound that only a mistake would miss.</summary>
[Trait("Category", "slow")]
[Collection(MeasuredSuite.Name)]
public sealed class JournalSpeedTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Theory]
    [InlineData(1, 400)]
    [InlineData(100, 150)]
    [InlineData(1_000, 40)]
    [InlineData(5_000, 12)]
    public async Task Rows_a_second(int rows, int calls)
    {
        using var journal = new SqliteJournal(_directory.File("journal.db"), TimeProvider.System);
        var villages = Enumerable.Range(0, Math.Min(rows, 50)).Select(i => RegionCode.Parse($"18.09.10.{2001 + i}")).ToArray();
        var heads = villages.Select(_ => Head.Empty).ToArray();
        var each = rows / villages.Length;
        var batches = Enumerable.Range(0, calls).Select(call => villages.Select(
            village => Enumerable.Range(0, each).Select(i => Rows.Row($"{call}-{i}", new string('x', 150), $"R{call}", request: $"{call}-{i}", probe: true)).ToArray()).ToArray()).ToArray();

        var cpu = Environment.CpuUsage.TotalTime;
        var start = TimeProvider.System.GetTimestamp();
        foreach (var batch in batches)
        {
            var results = await journal.AppendAsync([.. villages.Select((village, i) => new Append(village, heads[i], [.. batch[i]]))], Rows.Noon, CancellationToken.None);
            heads = [.. results.Select(result => result.Head)];
        }

        var speed = rows * calls / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var work = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (rows * calls);
        output.WriteLine($"measured: {rows} rows a call: {speed:N0} rows/s, {speed / rows:N0} calls/s; {work:N1} µs of CPU a row (in the whole process)");
        Assert.True(speed > rows / 2.0);
    }

    public void Dispose() => _directory.Dispose();
}
