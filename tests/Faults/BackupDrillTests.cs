using System.Globalization;
using Npgsql;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Postgres;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>The README's backup, done in earnest: base backup, archived log, a lost machine, a restore as far as the archive goes and one to a point in time.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class BackupDrillTests(FaultCluster cluster, ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan ArchivedWithin = TimeSpan.FromSeconds(60), RightWithin = TimeSpan.FromSeconds(60);

    private readonly DataDirectory _directory = new();
    private readonly Load _load = new(mostPerCall: 20);

    private string Archive => Path.Combine(_directory.Path, "archive");

    private string Backup => Path.Combine(_directory.Path, "backup");

    [Fact]
    public async Task A_lost_machine_is_restored_from_backup_and_archive_and_so_is_a_point_in_time()
    {
        PostgresServer.Share(_directory.Path, Archive);
        await using var lost = await PostgresServer.StartNewAsync(
            "archive_mode = on", $"archive_command = 'test ! -f {Archive}/%f && cp %p {Archive}/%f.part && mv {Archive}/%f.part {Archive}/%f'", "archive_timeout = 1s", "track_commit_timestamp = on");
        var connection = lost.NewSchema();
        await using var silo = Launch(connection);
        await silo.ReadyAsync();
        await SendAsync(silo, calls: 20);
        await PostgresPrograms.RunAsync("pg_basebackup", _directory.Path, "-h", "127.0.0.1", "-p", Text(lost.Port), "-U", "postgres", "-D", Backup, "-X", "none", "-c", "fast");
        await SendAsync(silo, calls: 20);
        var (point, rows) = await PointAsync(connection);
        await using (var callers = await Callers.StartAsync(_load, () => silo))
        {
            await callers.MoreAsync(); // a commit later than the point, which its restore must read to know that it is past it
            var segment = await SwitchAsync(connection);
            await Eventually.TrueAsync(() => IsArchivedAsync(connection, segment), ArchivedWithin, () => $"{segment} was not archived.");
            await callers.MoreAsync();
            await silo.DisposeAsync();
            await lost.CrashAsync();
        }

        await RestoreLatestAsync(new(connection), rows);
        await RestorePointAsync(new(connection), point, rows);
    }

    public void Dispose() => _directory.Dispose();

    private async Task RestoreLatestAsync(NpgsqlConnectionStringBuilder connection, int atLeast)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var restored = await RestoreAsync();
        connection.Port = restored.Port;
        await using var silo = Launch(connection.ConnectionString);
        await silo.ReadyAsync();
        var took = TimeProvider.System.GetElapsedTime(begun);
        var (kept, rows) = await JournalRows.ReadAsync(connection.ConnectionString);
        Assert.True(rows >= atLeast);
        Assert.Empty(kept.Keys.Except(_load.Sent.Keys));
        await Books.RightAsync(silo, kept, RightWithin);
        await Books.AssertVerifiedAsync(silo);
        var missing = _load.Acknowledged.Keys.Except(kept.Keys).Count();
        output.WriteLine(FormattableString.Invariant(
            $"measured: backup and archive restored and the silo ready in {took.TotalSeconds:0.00} s: {rows} events, of {_load.Acknowledged.Count} acknowledged {missing} were not archived yet; verify ok"));
    }

    private async Task RestorePointAsync(NpgsqlConnectionStringBuilder connection, string point, int expected)
    {
        await using var restored = await RestoreAsync($"recovery_target_time = '{point}'", "recovery_target_action = promote");
        connection.Port = restored.Port;
        await Eventually.TrueAsync(() => IsAtPointAsync(connection.ConnectionString), RightWithin, () => "It is still being restored."); // it answers before
        Assert.Equal(expected, (await JournalRows.ReadAsync(connection.ConnectionString)).Rows);
        output.WriteLine($"measured: restored to {point}: exactly the {expected} events of then");
    }

    private Task<PostgresServer> RestoreAsync(params string[] settings) => PostgresServer.RestoreAsync(Backup, [$"restore_command = 'cp {Archive}/%f %p'", "archive_mode = off", .. settings]);

    private async Task SendAsync(ServerProcess silo, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await Callers.SendAsync(_load, _load.NextCall(), () => silo);
        }
    }

    /// <summary>The database's time, and how many events there are. A machine's clock may be set back between two looks: not before the last commit.</summary>
    private static async Task<(string Time, int Rows)> PointAsync(string connection)
    {
        var (_, rows) = await JournalRows.ReadAsync(connection);
        await using var source = NpgsqlDataSource.Create(connection);
        await using var now = source.CreateCommand("select greatest(clock_timestamp(), timestamp)::text from pg_last_committed_xact()");
        return ((string)(await now.ExecuteScalarAsync())!, rows);
    }

    private static async Task<bool> IsAtPointAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var restoring = source.CreateCommand("select pg_is_in_recovery()");
        return await restoring.ExecuteScalarAsync() is false;
    }

    /// <summary>Ends the segment of now, and tells its name.</summary>
    private static async Task<string> SwitchAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var segment = source.CreateCommand("select pg_walfile_name(pg_switch_wal())");
        return (string)(await segment.ExecuteScalarAsync())!;
    }

    private static async Task<bool> IsArchivedAsync(string connection, string segment)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var last = source.CreateCommand($"select count(*) from pg_stat_archiver where last_archived_wal >= '{segment}'");
        return (long)(await last.ExecuteScalarAsync())! > 0;
    }

    private ServerProcess Launch(string connection) => cluster.Launch(connection, Programs.Silo, "--SmartVillage:Role=silo", "--SmartVillage:Demo=false");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
