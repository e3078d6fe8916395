using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Postgres;

/// <summary>A server of its own, because it is broken here: what was acknowledged is there, and a call whose outcome nobody knew finds its own rows.</summary>
[Trait("Category", "slow")]
public sealed class PostgresFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int MostCuts = 500;

    private static readonly RegionCode[] Villages = [.. Enumerable.Range(2001, 8).Select(i => RegionCode.Parse($"18.09.10.{i}"))];

    private PostgresServer _server = null!;
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartNewAsync();
        _source = PostgresConnection.Open(_server.NewSchema());
        await PostgresSchema.PrepareAsync(_source, SqlScript.In("Postgres.Migrations"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Connections_cut_in_the_middle_of_commits_lose_and_double_nothing()
    {
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_source.ConnectionString) { Pooling = false }.ConnectionString);
        var writing = WriteAsync(calls: 150);
        var cuts = 0L;
        while (!writing.IsCompleted && cuts < MostCuts) // a machine whose commits are slower than the cuts must come to an end, too
        {
            await using var cut = admin.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'smartvillage' and pid <> pg_backend_pid() and state <> 'idle'");
            cuts += (long)(await cut.ExecuteScalarAsync())!;
        }

        var (acknowledged, failed) = await writing;
        _source.Clear(); // the last cut may have met a connection that is back in the pool
        await CheckAsync(acknowledged);
        output.WriteLine($"measured: {cuts} connections cut, {failed} calls failed and were sent again, {acknowledged} rows, none lost or doubled");
        Assert.True(failed > 0);
    }

    [Fact]
    public async Task A_server_that_crashes_and_comes_back_lost_nothing()
    {
        var writing = WriteAsync(calls: 250);
        for (var crash = 0; crash < 3; crash++)
        {
            await _server.CrashAsync();
            await _server.StartAsync();
        }

        var (acknowledged, failed) = await writing;
        await CheckAsync(acknowledged);
        output.WriteLine($"measured: 3 crashes, {failed} calls failed and were sent again, {acknowledged} rows, none lost or doubled");
        Assert.True(failed > 0);
    }

    /// <summary>Appends to all villages, call after call, each until it is answered; every row must be told as appended, whichever try wrote it.</summary>
    private async Task<(int Rows, int Failed)> WriteAsync(int calls)
    {
        var journal = new PostgresJournal(_source);
        var heads = Villages.Select(_ => Head.Empty).ToArray();
        var (rows, failed) = (0, 0);
        for (var call = 0; call < calls; call++)
        {
            var batch = Enumerable.Range(0, 1 + (call % 30)).Select(row => Row($"{call}-{row}", receipt: $"R{call}")).ToArray();
            var appends = Villages.Select((village, i) => new Append(village, heads[i], [.. batch])).ToArray();
            AppendResult[]? results = null;
            while (results is null)
            {
                try
                {
                    results = [.. await journal.AppendAsync(appends, Noon, CancellationToken.None)];
                }
                catch (JournalUnavailableException)
                {
                    failed++;
                    await Task.Yield();
                }
            }

            Assert.All(results, result => Assert.False(result.Fenced));
            Assert.All(results, result => Assert.All(result.Rows, row => Assert.Equal(RowOutcome.Appended, row.Outcome)));
            heads = [.. results.Select(result => result.Head)];
            rows += batch.Length * Villages.Length;
        }

        return (rows, failed);
    }

    private async Task CheckAsync(int acknowledged)
    {
        var journal = new PostgresJournal(_source);
        var entries = await Task.WhenAll(Villages.Select(journal.CheckedAsync));
        Assert.Equal(acknowledged, entries.Sum(village => village.Length));
    }
}
