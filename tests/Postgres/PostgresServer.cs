using Npgsql;
using SmartVillage.Tests.Journal;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Postgres;

/// <summary>A PostgreSQL server of the tests' own, in a temporary directory, on a free port of the loopback address. As durable as one in earnest.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _schemas;

    private PostgresServer()
    {
    }

    public int Port { get; } = Programs.FreePort();

    private string Data => _directory.File("data");

    /// <summary>Skips the test where no PostgreSQL is installed; in CI that is a failure.</summary>
    public static void Require()
    {
        if (PostgresPrograms.Directory is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "PostgreSQL is not installed (Debian: apt-get install postgresql).");
            Assert.Fail("PostgreSQL is not installed, and in CI no test is left out.");
        }
    }

    public static Task<PostgresServer> StartNewAsync() => StartNewAsync([]);

    /// <param name="settings">Lines of its configuration.</param>
    public static Task<PostgresServer> StartNewAsync(params string[] settings) => StartAsync(
        async server =>
        {
            await PostgresPrograms.RunAsync("initdb", server._directory.Path, "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale");
            await File.AppendAllLinesAsync(Path.Combine(server.Data, "postgresql.conf"), settings);
        });

    /// <summary>A server on a copy of a base backup, which recovers by what the settings say.</summary>
    public static Task<PostgresServer> RestoreAsync(string backup, params string[] settings) => StartAsync(
        async server =>
        {
            await PostgresPrograms.RunAsync("/bin/cp", server._directory.Path, "-a", backup, server.Data);
            await File.AppendAllLinesAsync(Path.Combine(server.Data, "postgresql.conf"), settings);
            await PostgresPrograms.RunAsync("/usr/bin/touch", server._directory.Path, Path.Combine(server.Data, "recovery.signal"));
        });

    /// <summary>Directories that the server's own account may write to.</summary>
    public static void Share(params string[] directories)
    {
        foreach (var directory in directories)
        {
            Directory.CreateDirectory(directory);
            if (PostgresPrograms.IsRoot && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(directory, (UnixFileMode)0b111_111_111);
            }
        }
    }

    /// <summary>A connection string with a schema that nobody else uses.</summary>
    public string NewSchema() => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Username = "postgres", Database = "postgres", SearchPath = $"test_{Interlocked.Increment(ref _schemas)}",
    }.ConnectionString;

    /// <summary>The same connection through a file of the server instead of the network.</summary>
    public string ThroughFile(string connection) => new NpgsqlConnectionStringBuilder(connection) { Host = _directory.Path }.ConnectionString;

    public Task StartAsync() => ControlAsync("start", "-l", _directory.File("log"), "-o", Options());

    /// <summary>From now on a role is asked for its password, which all others are not.</summary>
    public async Task AskPasswordOfAsync(string role)
    {
        var file = Path.Combine(Data, "pg_hba.conf");
        await File.WriteAllTextAsync(file, $"host all {role} 127.0.0.1/32 scram-sha-256\n{await File.ReadAllTextAsync(file)}");
        await PostgresPrograms.RunAsync("pg_ctl", _directory.Path, "reload", "-D", Data, "-s");
    }

    /// <summary>As a power cut does: nothing is finished, the next start recovers.</summary>
    public Task CrashAsync() => ControlAsync("stop", "-m", "immediate");

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                await CrashAsync();
            }
        }
        finally
        {
            _directory.Dispose();
        }
    }

    private static async Task<PostgresServer> StartAsync(Func<PostgresServer, Task> fill)
    {
        Require();
        var server = new PostgresServer();
        try
        {
            Share(server._directory.Path);
            await fill(server);
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private string Options() =>
        FormattableString.Invariant($"-c port={Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory.Path} -c max_connections=300 -c shared_buffers=256MB");

    private Task ControlAsync(string command, params string[] arguments) =>
        PostgresPrograms.RunAsync("pg_ctl", _directory.Path, [command, "-D", Data, "-w", "-t", "60", "-s", .. arguments]);
}
