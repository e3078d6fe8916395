using Npgsql;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>What an error of the database means for who asked.</summary>
internal static class PostgresErrors
{
    /// <summary>
    /// Whether the database, not what it was given, is at fault: a connection cut or refused, a shutdown (57P01), a disk full (53100), a standby
    /// (25006), a schema not there. Data that PostgreSQL can't hold (class 22), or the journal must not, is the caller's: trying again would fail for ever.
    /// </summary>
    public static bool IsUnavailable(Exception error) => error switch
    {
        PostgresException refused => !refused.SqlState.StartsWith("22", StringComparison.Ordinal) && !IsMixed(refused),
        NpgsqlException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Two writers met: everything was rolled back, and at once it may go well.</summary>
    public static bool IsCollision(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    /// <summary>Whether the journal would come to hold simulated and real events.</summary>
    public static bool IsMixed(PostgresException error) => error is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: "content_of_one_kind" };

    public static JournalUnavailableException ToUnavailable(Exception error) => new(
        error is PostgresException refused ? $"The database failed: {refused.SqlState} {refused.MessageText}" : $"The database failed: {error.Message}", error);
}
