using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Storage;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

public sealed class SqliteThreadsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteThreads<SqliteSession> _threads;

    public SqliteThreadsTests()
    {
        var file = _directory.File("t.db");
        SqliteFile.Prepare(file, [new(1, "001-a", "create table a (x integer)")]);
        _threads = new("test", 1, mostWaiting: 2, () => SqliteSession.OpenReader(file));
    }

    [Fact]
    public async Task What_would_wait_behind_too_many_is_refused_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var gate = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var first = _threads.RunAsync(
            _ =>
            {
                begun.SetResult();
                return gate.Wait(Patience, cancellation);
            },
            cancellation);
        await begun.Task.WaitAsync(Patience, cancellation);
        Task<int>[] waiting = [Count(), Count()];

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Count().WaitAsync(Patience, cancellation));

        gate.Set();
        Assert.True(await first);
        await Task.WhenAll(waiting);
        Assert.Equal(0, await Count());
    }

    public void Dispose()
    {
        _threads.Dispose();
        _directory.Dispose();
    }

    private Task<int> Count() => _threads.RunAsync(session => session.Query("select x from a", row => row.GetInt32(0)).Count, TestContext.Current.CancellationToken);
}
