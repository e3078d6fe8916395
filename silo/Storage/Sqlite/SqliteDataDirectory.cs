using Microsoft.Data.Sqlite;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>
/// The directory with the SQLite files, held by one process: two silos on one file would each believe to be alone.
/// The system lets the lock go with the process, however it ends.
/// </summary>
internal sealed class SqliteDataDirectory : IDisposable
{
    public const string JournalName = "journal.db";

    private readonly FileStream _lock;

    public SqliteDataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        _lock = Take(System.IO.Path.Combine(Path, "smartvillage.lock"));
    }

    public string Path { get; }

    public string JournalFile => System.IO.Path.Combine(Path, JournalName);

    public string SnapshotFile => System.IO.Path.Combine(Path, "snapshots.db");

    /// <summary>For the provider of the snapshots, which opens a connection for each piece of work: the driver pools them.</summary>
    public string SnapshotConnection => new SqliteConnectionStringBuilder { DataSource = SnapshotFile }.ToString();

    public void Dispose()
    {
        using var pooled = new SqliteConnection(SnapshotConnection);
        SqliteConnection.ClearPool(pooled);
        _lock.Dispose();
    }

    private FileStream Take(string file)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"The data directory '{Path}' can't be locked: another SmartVillage process is using it. SQLite serves one process. "
                + "Stop the other one, or set another SmartVillage:DataDirectory.",
                e);
        }
    }
}
