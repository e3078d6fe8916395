using System.Globalization;
using Npgsql;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>Brings the schema up to date.</summary>
internal static class PostgresSchema
{
    /// <summary>Held while scripts run. Villages lock by their code, a number of ten digits: this is none.</summary>
    private const long Lock = 0x534D_5649_4C4C_0001;

    /// <summary>A large table takes longer to change than a call may.</summary>
    private const int Patience = 3600;

    private const int Oldest = 15;

    /// <summary>
    /// Runs the scripts that the schema has not seen, in one transaction. Several processes may do so at once: the first takes the lock,
    /// the others wait and find the work done.
    /// </summary>
    public static async Task PrepareAsync(NpgsqlDataSource source, IReadOnlyList<SqlScript> scripts, CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        CheckVersion(connection.PostgreSqlVersion);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({Lock.ToString(CultureInfo.InvariantCulture)})", cancellation);
        await CreateSchemaAsync(connection, cancellation);
        var last = await ReadLastAsync(connection, cancellation);
        if (last > scripts[^1].Number)
        {
            throw new InvalidOperationException(
                $"The database '{connection.Database}' was written by a newer version of SmartVillage (schema {last}, this one knows {scripts[^1].Number}).");
        }

        foreach (var script in scripts.Where(script => script.Number > last))
        {
            await ExecuteAsync(connection, script.Text, cancellation);
            await ExecuteAsync(connection, $"insert into schema_migration values ({script.Number}, '{script.Name}')", cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>An older server would fail somewhere in the scripts, and say something that helps nobody.</summary>
    internal static void CheckVersion(Version server)
    {
        if (server.Major < Oldest)
        {
            throw new InvalidOperationException($"{PostgresConnection.Key}: the server is PostgreSQL {server}; {Oldest} or newer is needed.");
        }
    }

    private static async Task CreateSchemaAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // The first name of the path is the one that things are made in; it is missing from current_schemas until it exists.
        var path = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath ?? PostgresConnection.DefaultSchema;
        var schema = path.Split(',')[0].Trim().Trim('"').Replace("\"", "\"\"", StringComparison.Ordinal);
        await ExecuteAsync(connection, $"create schema if not exists \"{schema}\"", cancellation);
        await ExecuteAsync(
            connection,
            "create table if not exists schema_migration (number integer primary key, name text not null, applied_at timestamptz not null default now())",
            cancellation);
    }

    private static async Task<int> ReadLastAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(number), 0) from schema_migration", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Patience };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
