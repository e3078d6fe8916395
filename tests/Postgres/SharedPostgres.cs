using Npgsql;
using SmartVillage.Silo.Storage;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace SmartVillage.Tests.Postgres;

/// <summary>
/// The one server of all tests that don't break it, started by the first that asks. <c>SMARTVILLAGE_TEST_DB</c>, a connection string, names another;
/// tests make schemas of their own in it.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartNewAsync);

    /// <summary>A connection string with a schema that nobody else uses.</summary>
    public async Task<string> NewSchemaAsync()
    {
        if (Environment.GetEnvironmentVariable("SMARTVILLAGE_TEST_DB") is { Length: > 0 } other)
        {
            return new NpgsqlConnectionStringBuilder(other) { SearchPath = $"test_{Guid.NewGuid():N}" }.ConnectionString;
        }

        PostgresServer.Require();
        return (await _server.Value).NewSchema();
    }

    /// <summary>A source of connections to a new schema with all tables.</summary>
    internal async Task<NpgsqlDataSource> OpenNewAsync()
    {
        var source = PostgresConnection.Open(await NewSchemaAsync());
        await PostgresSchema.PrepareAsync(source, SqlScript.In("Postgres.Migrations"));
        return source;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
