using System.Globalization;
using Npgsql;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// Opens the database before anything starts that needs it. A server that is down or still starting is waited for, as after a power cut, when
/// machines come up in any order; what waiting can't mend (user, password, database, rights, a newer schema) ends the start and says what to do.
/// </summary>
internal sealed partial class PostgresStart(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresStart> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public async Task OpenAsync(CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await PostgresSchema.PrepareAsync(source, SqlScript.In("Postgres.Migrations"), cancellation);
                return;
            }
            catch (NpgsqlException e) when (Advice(e) is { } advice)
            {
                throw new InvalidOperationException($"{PostgresConnection.Key}: PostgreSQL at {Server} says: {e.Message}. {advice}", e);
            }
            catch (NpgsqlException e)
            {
                LogWaiting(logger, PostgresConnection.Key, Server, tries, e.Message);
                await Task.Delay(Again, time, cancellation);
            }
        }
    }

    private string Server
    {
        get
        {
            var read = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            return string.Create(CultureInfo.InvariantCulture, $"{read.Host}:{read.Port}");
        }
    }

    /// <summary>What somebody has to do; <see langword="null"/> where waiting may be enough.</summary>
    private string? Advice(NpgsqlException error)
    {
        var read = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return error is not PostgresException { SqlState: var state } ? null : state switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"Check Username ('{read.Username}') and Password, and pg_hba.conf on the server.",
            PostgresErrorCodes.InvalidCatalogName => $"Create the database: createdb {read.Database}",
            PostgresErrorCodes.InsufficientPrivilege => $"Make '{read.Username}' the owner of database '{read.Database}', or let it create a schema there.",
            _ when state.StartsWith("42", StringComparison.Ordinal) => $"The schema '{read.SearchPath}' holds other tables than this version makes.",
            _ => null,
        };
    }

    [LoggerMessage(4030, LogLevel.Warning, "{Key}: PostgreSQL at {Server} can't be reached (try {Tries}): {Error}. Waiting for it")]
    private static partial void LogWaiting(ILogger logger, string key, string server, int tries, string error);
}
