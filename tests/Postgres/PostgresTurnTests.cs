using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Browser;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresTurnTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();
    private int _looks;

    [Fact]
    public async Task One_of_several_has_the_turn_and_another_one_when_its_connection_is_cut()
    {
        await using var source = await postgres.OpenNewAsync();
        using var stop = new CancellationTokenSource();
        var (now, turns) = (0, 0);
        var all = Enumerable.Range(0, 3).Select(_ => new PostgresTurn(source, _time, NullLogger<PostgresTurn>.Instance).RunAsync(WorkAsync, stop.Token)).ToArray();
        await UntilAsync(() => now == 1, "somebody has the turn");

        await UntilAsync(() => _looks > 20, "the others looked often");
        Assert.Equal((1, 1), (now, turns));

        await CutAsync(source);
        await UntilAsync(() => turns == 2 && now == 1, "another one has it, and the first one noticed");

        await stop.CancelAsync();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(0, now);

        async Task WorkAsync(CancellationToken lost)
        {
            Interlocked.Increment(ref turns);
            Interlocked.Increment(ref now);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref now);
        }
    }

    /// <summary>Ends the session that holds a session's advisory lock in this database.</summary>
    private static async Task CutAsync(NpgsqlDataSource source)
    {
        await using var cut = source.CreateCommand(
            """
            select pg_terminate_backend(pid) from pg_locks
            where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
              and classid::bigint = hashtext(current_schema())::bigint & x'FFFFFFFF'::bigint and objid::bigint = x'53560010'::bigint
            """);
        Assert.Equal(true, await cut.ExecuteScalarAsync());
    }

    private Task UntilAsync(Func<bool> condition, string what) => Eventually.TrueAsync(
        () =>
        {
            _looks++;
            _time.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(condition());
        },
        Patience,
        () => $"It did not happen in time: {what}.");
}
