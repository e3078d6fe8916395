using Npgsql;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// All running processes of a database show the same: each holds a lock of what it shows, shared with those of its kind, and takes it only while
/// nobody holds another. The lock goes with the process, however that ends. What the journal holds is asked besides.
/// </summary>
internal sealed partial class PostgresAgreement(
    NpgsqlDataSource source, PostgresStart start, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<PostgresAgreement> logger) : BackgroundService, ISharedData
{
    private const int Deciding = 0x5356_0000;

    /// <summary>Beside each other in one database, schemas agree each for itself.</summary>
    private const string Schema = "hashtext(current_schema())";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private NpgsqlConnection? _holding;
    private SimulationMode? _mode;

    public Task OpenAsync(CancellationToken stopping) => start.OpenAsync(stopping);

    public async Task AgreeAsync(SimulationMode mode, CancellationToken stopping)
    {
        await LetGoAsync();
        _mode = mode;
        if (!await TryAgreeAsync(mode, stopping))
        {
            throw new InvalidOperationException(
                $"SmartVillage:Demo: this process would show {Told(mode)}, but another one that runs on this database shows something else. "
                + "Start all of a database with the same SmartVillage:Demo and SmartVillage:Demo:RealNames, or stop the others first.");
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LetGoAsync();
    }

    /// <summary>A lock whose connection was cut is taken again. Should somebody have been quicker, this process ends.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (_mode is { } mode && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!await IsHeldAsync(stoppingToken) && !await TryAgreeAsync(mode, stoppingToken))
                {
                    LogDisagrees(logger, Told(mode));
                    lifetime.StopApplication();
                    return;
                }
            }
            catch (NpgsqlException e)
            {
                await LetGoAsync();
                LogCut(logger, e.Message);
            }
        }
    }

    private async Task<bool> IsHeldAsync(CancellationToken cancellation)
    {
        if (_holding is null)
        {
            return false;
        }

        await using var look = new NpgsqlCommand("select 1", _holding);
        await look.ExecuteScalarAsync(cancellation);
        return true;
    }

    private async Task<bool> TryAgreeAsync(SimulationMode mode, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.Add("begin");
            batch.Add($"select pg_advisory_xact_lock({Schema}, $1)", Of(Deciding));
            batch.Add($"select bool_and(pg_try_advisory_xact_lock({Schema}, other)) from unnest($1) as others (other)", Of(Others(mode)));
            await using (var answers = await batch.ExecuteReaderAsync(cancellation))
            {
                await answers.NextResultAsync(cancellation);
                await answers.ReadAsync(cancellation);
                if (!answers.GetBoolean(0))
                {
                    return false;
                }
            }

            await using var take = new NpgsqlBatch(connection);
            take.Add($"select pg_advisory_lock_shared({Schema}, $1)", Of(KeyOf(mode)));
            take.Add("commit");
            await take.ExecuteNonQueryAsync(cancellation);
            (_holding, connection) = (connection, null);
            return true;
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>Locks outlive the connection's return to the pool, so they are given back by name.</summary>
    private async Task LetGoAsync()
    {
        if (_holding is not { } holding)
        {
            return;
        }

        _holding = null;
        try
        {
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", holding);
            await unlock.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            LogCut(logger, e.Message); // it is gone already
        }

        await holding.DisposeAsync();
    }

    private static int KeyOf(SimulationMode mode) => Deciding + (mode switch { { IsOn: false } => 1, { RealNames: false } => 2, _ => 3 });

    private static int[] Others(SimulationMode mode) => [.. Enumerable.Range(Deciding + 1, 3).Where(key => key != KeyOf(mode))];

    private static string Told(SimulationMode mode) => mode switch { { IsOn: false } => "real events", { RealNames: false } => "a simulation", _ => "a simulation under real names" };

    [LoggerMessage(4033, LogLevel.Information, "The connection that holds what is shown was cut ({Error}); asking again")]
    private static partial void LogCut(ILogger logger, string error);

    [LoggerMessage(4034, LogLevel.Critical, "Another process of this database shows something else than {Shown}; this process ends")]
    private static partial void LogDisagrees(ILogger logger, string shown);
}
