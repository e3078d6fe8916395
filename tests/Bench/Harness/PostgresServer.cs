using Npgsql;

namespace SmartVillage.Bench.Harness;

/// <summary>
/// A PostgreSQL server of the benchmark's own: in a temporary directory, on a free port of the loopback address, durable (fsync and
/// synchronous_commit on), with memory and log space as one would give a small server. Both sides use the same one.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] Settings =
    [
        "listen_addresses=127.0.0.1", "fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=1GB", "max_connections=300",
        "max_wal_size=8GB", "checkpoint_timeout=15min", "unix_socket_directories=", "logging_collector=off",
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("smartvillage-bench-pg-").FullName;
    private readonly int _port = FreePort.Take();

    private string Data => Path.Combine(_directory, "data");

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        if (Environment.IsPrivilegedProcess)
        {
            await Shell.RunAsync("chown", "postgres", server._directory);
        }

        await server.RunAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions");
        await server.RunAsync();
        return server;
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public Task RunAsync() => RunAsync(
        "pg_ctl", "start", "-w", "-s", "-D", Data, "-l", Path.Combine(_directory, "log"), "-o", string.Join(' ', Settings.Append($"port={_port}").Select(s => $"-c {s}")));

    /// <summary>Stops as a power cut would: what was not durable is gone.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", Data);

    public async Task CutConnectionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>CPU seconds of the server and all its processes so far, ended ones included.</summary>
    public double CpuSeconds() => ProcessUsage.CpuSecondsOfFamily(int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First()));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The server refuses to run as root.</summary>
    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries(), program);
        return Environment.IsPrivilegedProcess
            ? Shell.RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : Shell.RunAsync(path, arguments);
    }

    /// <summary>Debian keeps them apart by version; elsewhere they are in the path.</summary>
    private static string Binaries()
    {
        const string Debian = "/usr/lib/postgresql";
        return Directory.Exists(Debian)
            ? Path.Combine(Directory.GetDirectories(Debian).MaxBy(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)!, "bin")
            : "";
    }
}
