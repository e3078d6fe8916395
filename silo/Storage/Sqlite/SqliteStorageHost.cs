using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>
/// Opens the storage before anything starts that needs it: a directory in use or a schema too new is told at once.
/// It closes with the container: the journal writer, which is disposed before its journal, writes what still waits.
/// </summary>
internal sealed partial class SqliteStorageHost(SqliteDataDirectory directory, IEventJournal journal, ILogger<SqliteStorageHost> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        SqliteFile.Prepare(directory.SnapshotFile, SqlScript.In("Sqlite.Migrations.Snapshots"));
        LogOpen(logger, directory.Path, await journal.ReadContentAsync(cancellationToken));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(4010, LogLevel.Information, "SQLite in {Directory}; the journal holds: {Content}")]
    private static partial void LogOpen(ILogger logger, string directory, JournalContent content);
}
