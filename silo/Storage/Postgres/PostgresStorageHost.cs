using Npgsql;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>Opens the storage of a silo before the silo starts.</summary>
internal sealed partial class PostgresStorageHost(
    PostgresStart start, PostgresKeys keys, NpgsqlDataSource source, IEventJournal journal, ILogger<PostgresStorageHost> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await start.OpenAsync(cancellationToken);
        await keys.ReadAsync(cancellationToken);
        var read = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        LogOpen(logger, read.Host, read.Port, read.Database, await journal.ReadContentAsync(cancellationToken));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(4031, LogLevel.Information, "PostgreSQL at {Host}:{Port}, database {Database}; the journal holds: {Content}")]
    private static partial void LogOpen(ILogger logger, string? host, int port, string? database, JournalContent content);
}

/// <summary>Of a process without a silo: the tables that it finds silos by are there before it looks.</summary>
internal sealed class PostgresClientHost(PostgresStart start) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => start.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
