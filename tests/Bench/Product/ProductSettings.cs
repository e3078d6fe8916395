using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Product;

/// <summary>How the product is started: on a PostgreSQL database, or, while developing, on SQLite.</summary>
internal sealed class ProductSettings : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smartvillage-bench-").FullName;
    private readonly string? _connection;

    public ProductSettings(string? connection) => _connection = connection;

    public static async Task<ProductSettings> CreateAsync(PostgresServer server, string database, BenchOptions options) =>
        new(options.OnSqlite ? null : await server.CreateDatabaseAsync(database));

    public string? Connection => _connection;

    /// <summary>Arguments of a program of the product. Ports of the silo are its own, so that several may run.</summary>
    public IEnumerable<string> Arguments(Uri? address, params IEnumerable<string> more)
    {
        yield return "--SmartVillage:Demo=false";
        yield return $"--SmartVillage:DataDirectory={_directory}";
        yield return $"--SmartVillage:Cluster:SiloPort={FreePort.Take()}";
        yield return $"--SmartVillage:Cluster:GatewayPort={FreePort.Take()}";
        if (address is not null)
        {
            yield return $"--urls={address}";
        }

        if (_connection is not null)
        {
            yield return $"--ConnectionStrings:SmartVillage={_connection}";
        }

        foreach (var argument in more)
        {
            yield return argument;
        }
    }

    public Task<ServerProgram> StartSiloAsync(params IEnumerable<string> more) => ServerProgram.StartAsync(Programs.Silo, url => Arguments(url, more));

    public Task<ServerProgram> StartDashboardAsync(params IEnumerable<string> more) => ServerProgram.StartAsync(Programs.Dashboard, url => Arguments(url, more));

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
