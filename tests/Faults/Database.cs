using Npgsql;

namespace SmartVillage.Tests.Faults;

/// <summary>What an administrator, or an accident, does to the database.</summary>
internal static class Database
{
    private const string Slow =
        """
        create function slow_commit() returns trigger language plpgsql as $$
        begin
          if current_setting('test.slept', true) is distinct from txid_current()::text then
            perform set_config('test.slept', txid_current()::text, true);
            perform pg_sleep(1);
          end if;
          return null;
        end $$;
        create constraint trigger slow_commit after insert or update on head deferrable initially deferred for each row execute function slow_commit();
        """;

    /// <summary>Until it is undone every commit of events takes a second.</summary>
    public static Task SlowDownAsync(string connection) => RunAsync(connection, Slow);

    public static Task SpeedUpAsync(string connection) => RunAsync(connection, "drop function slow_commit cascade");

    /// <summary>Cuts the connections that are in a transaction; answers how many.</summary>
    public static async Task<int> CutAsync(string connection)
    {
        await using var source = Open(connection);
        await using var cut = source.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'smartvillage' and pid <> pg_backend_pid() and state <> 'idle'");
        return (int)(long)(await cut.ExecuteScalarAsync())!;
    }

    public static async Task RunAsync(string connection, params string[] statements)
    {
        await using var source = Open(connection);
        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlDataSource Open(string connection) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
}
