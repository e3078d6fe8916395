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

    public static async Task<PostgresServer> StartNewAsync()
    {
        Require();
        var server = new PostgresServer();
        try
        {
            await server.InitializeAsync();
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection string with a schema that nobody else uses.</summary>
    public string NewSchema() => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Username = "postgres", Database = "postgres", SearchPath = $"test_{Interlocked.Increment(ref _schemas)}",
    }.ConnectionString;

    public Task StartAsync() => ControlAsync("start", "-l", _directory.File("log"), "-o", Options());

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

    private async Task InitializeAsync()
    {
        if (PostgresPrograms.IsRoot && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_111_111);
        }

        await PostgresPrograms.RunAsync("initdb", _directory.Path, "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale");
    }

    private string Options() =>
        FormattableString.Invariant($"-c port={Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=256MB");

    private Task ControlAsync(string command, params string[] arguments) =>
        PostgresPrograms.RunAsync("pg_ctl", _directory.Path, [command, "-D", Data, "-w", "-t", "60", "-s", .. arguments]);
}
