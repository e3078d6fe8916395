using Npgsql;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>Opens what an argument names. What is wrong with it is told with the argument's name, and never with a password.</summary>
internal static class CopyPlaces
{
    public static Task<ICopyPlace> OpenAsync(string argument, string text, bool mustExist, CancellationToken cancellation) =>
        text.Contains('=', StringComparison.Ordinal) ? OpenPostgresAsync(argument, text, cancellation) : Task.FromResult<ICopyPlace>(OpenSqlite(argument, text, mustExist));

    private static SqlitePlace OpenSqlite(string argument, string path, bool mustExist)
    {
        if (mustExist && !File.Exists(Path.Combine(path, SqliteDataDirectory.JournalName)))
        {
            throw new CopyException($"{argument}: '{Path.GetFullPath(path)}' holds no {SqliteDataDirectory.JournalName}.");
        }

        try
        {
            return new(path);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new CopyException($"{argument}: {e.Message}", e);
        }
    }

    private static async Task<ICopyPlace> OpenPostgresAsync(string argument, string text, CancellationToken cancellation)
    {
        if (PostgresConnection.TryRead(text, out var fault) is not { } read)
        {
            throw new CopyException($"{argument} {fault}; it must be like 'Host=localhost;Database=smartvillage;Username=smartvillage;Password=…'.");
        }

        var source = PostgresConnection.Open(text);
        try
        {
            await PostgresSchema.PrepareAsync(source, SqlScript.In("Postgres.Migrations"), cancellation);
            return new PostgresPlace(source);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            await source.DisposeAsync();
            throw new CopyException($"{argument}: PostgreSQL at {read.Host}:{read.Port}, database '{read.Database}': {e.Message}", e);
        }
    }
}
