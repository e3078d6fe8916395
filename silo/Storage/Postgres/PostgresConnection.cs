using Npgsql;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>The one source of connections of a process, for journal, snapshots and membership, from <c>ConnectionStrings:SmartVillage</c>.</summary>
internal static class PostgresConnection
{
    public const string Key = "ConnectionStrings:SmartVillage";

    /// <summary>Where all tables are, unless the connection string names another in <c>Search Path</c>.</summary>
    public const string DefaultSchema = "smartvillage";

    /// <summary>
    /// For every connection once. Statements look rows up by an index, on tables that grow from nothing: a plan made for the empty table and kept
    /// must not scan the full one. A process that stands still in a transaction (stopped, or cut off) must not hold a village's head, nor may a
    /// machine that lost its power hold a lock for the two hours that a system waits for a sign of it.
    /// </summary>
    private const string Settings =
        """
        set plan_cache_mode = force_generic_plan;
        set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;
        set idle_in_transaction_session_timeout = '5s'; set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
        """;

    /// <summary>Reads a connection string and adds what is not said in it; <see langword="null"/> with the reason when it can't be read.</summary>
    public static NpgsqlConnectionStringBuilder? TryRead(string text, out string? fault)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(text);
            fault = string.IsNullOrEmpty(read.Host) ? "names no Host" : string.IsNullOrEmpty(read.Database) ? "names no Database" : null;
            return fault is null ? WithDefaults(read) : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The exception may repeat a value, and a value may be the password.
            fault = "is not a PostgreSQL connection string";
            return null;
        }
    }

    public static NpgsqlDataSource Open(string text, ILoggerFactory? logs = null)
    {
        var read = TryRead(text, out var fault) ?? throw new ArgumentException($"{Key} {fault}.", nameof(text));
        var source = new NpgsqlDataSourceBuilder(read.ConnectionString);
        source.UseLoggerFactory(logs);
        source.UsePhysicalConnectionInitializer(Prepare, PrepareAsync);
        return source.Build();
    }

    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder read)
    {
        Default("Search Path", DefaultSchema);
        Default("Application Name", "smartvillage");
        Default("Timeout", 5);
        Default("Command Timeout", 10);
        Default("Cancellation Timeout", 2_000);
        Default("Maximum Pool Size", 50);
        Default("Max Auto Prepare", 50);
        Default("Auto Prepare Min Usages", 2);
        Default("Tcp Keepalive", true);

        // Nobody here changes a session's state, so nothing needs to be reset: that would be a message for each use.
        Default("No Reset On Close", true);
        return read;

        void Default(string key, object value)
        {
            if (!read.ShouldSerialize(key))
            {
                read[key] = value;
            }
        }
    }

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Settings, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Settings, connection);
        await command.ExecuteNonQueryAsync();
    }
}
