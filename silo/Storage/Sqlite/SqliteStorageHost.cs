using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>
/// Opens the storage when the host is built up, before anything starts: a directory in use or a schema too new is told at once.
/// Stopping, it closes after everything else: the journal writer, disposed before its journal, writes what still waits.
/// </summary>
internal sealed partial class SqliteStorageHost(SqliteDataDirectory directory, IEventJournal journal, IJournalWriter writer, ILogger<SqliteStorageHost> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        SqliteFile.Prepare(directory.SnapshotFile, SqlScript.In("Sqlite.Migrations.Snapshots"));
        LogOpen(logger, directory.Path, await journal.ReadContentAsync(cancellationToken), writer.GetType().Name);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(4010, LogLevel.Information, "SQLite in {Directory}; the journal holds: {Content}; written by {Writer}")]
    private static partial void LogOpen(ILogger logger, string directory, JournalContent content, string writer);
}
