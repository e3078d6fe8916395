using Npgsql;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// Whoever holds a lock of the database has the turn; it goes with the connection, however that ends. One whose connection was cut notices at
/// its next look: for so long two may work.
/// </summary>
internal sealed partial class PostgresTurn(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresTurn> logger) : ITurn
{
    /// <summary>Beside each other in one database, schemas have turns of their own; what they agree on is locked under other numbers.</summary>
    private const string Lock = "hashtext(current_schema()), x'53560010'::int";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!await TryAsync(work, stopping))
        {
            await Task.Delay(LookEvery, time, stopping);
        }
    }

    /// <summary>Answers whether the work is done.</summary>
    private async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(stopping);
            await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
            return await take.ExecuteScalarAsync(stopping) is true && await WorkAsync(connection, work, stopping);
        }
        catch (NpgsqlException e)
        {
            LogLost(logger, e);
            return false;
        }
    }

    private async Task<bool> WorkAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (working, holding) = (work(lost.Token), HoldAsync(connection, lost.Token));
        var first = await Task.WhenAny(working, holding);
        await lost.CancelAsync();
        await Task.WhenAll(working, holding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first; // tells why the turn ended
        return true;
    }

    private async Task HoldAsync(NpgsqlConnection connection, CancellationToken ended)
    {
        await using var look = new NpgsqlCommand("select 1", connection);
        while (true)
        {
            await Task.Delay(LookEvery, time, ended);
            await look.ExecuteScalarAsync(ended);
        }
    }

    [LoggerMessage(4032, LogLevel.Information, "The turn was lost, or PostgreSQL can't be reached; asking again")]
    private static partial void LogLost(ILogger logger, Exception e);
}
