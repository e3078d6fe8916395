using Microsoft.Data.Sqlite;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>Opens SQLite files and brings their schema up to date.</summary>
internal static class SqliteFile
{
    /// <summary>Opens a file without the driver's pool: who asks for a connection keeps it.</summary>
    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Creates the file if it is missing, switches it to write-ahead logging (readers never wait for the writer) and runs the scripts
    /// that it has not seen. Several processes may do so at once: the first takes the write lock, the others wait and find the work done.
    /// </summary>
    public static void Prepare(string file, IReadOnlyList<SqlScript> scripts)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "pragma journal_mode = wal");
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, "create table if not exists schema_migration (number integer primary key, name text not null, applied_at text not null) strict");
        var last = LastApplied(connection);
        foreach (var script in scripts.Where(script => script.Number > last))
        {
            Execute(connection, script.Text);
            Execute(connection, $"insert into schema_migration values ({script.Number}, '{script.Name}', strftime('%Y-%m-%dT%H:%M:%fZ'))");
        }

        transaction.Commit();
        if (last > scripts[^1].Number)
        {
            throw new InvalidOperationException($"'{file}' was written by a newer version of SmartVillage (schema {last}, this one knows {scripts[^1].Number}).");
        }
    }

    private static long LastApplied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select coalesce(max(number), 0) from schema_migration";
        return (long)command.ExecuteScalar()!;
    }
}
