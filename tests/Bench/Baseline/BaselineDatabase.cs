using Npgsql;
using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Baseline;

/// <summary>How the baseline is set up: which statement, how many connections, over how many rows a hot counter is spread.</summary>
internal sealed record BaselineSetup(string Way, int Connections, int Slots)
{
    public override string ToString() => $"{Way}, {Connections} connections, {Slots} slots";
}

/// <summary>The baseline's database, and its stores on a pool of a given size.</summary>
internal static class BaselineDatabase
{
    public static async Task<string> CreateAsync(PostgresServer server)
    {
        var connection = await server.CreateDatabaseAsync("baseline");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Resource.Text("schema.sql"));
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Empty tables for the next round.</summary>
    public static async Task ClearAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("truncate event, desa_day, kabupaten_day, provinsi_day; checkpoint");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Statements are prepared once on each connection, and nothing is reset between two uses.</summary>
    public static NpgsqlDataSource Open(string connection, int connections) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
    {
        MinPoolSize = connections,
        MaxPoolSize = connections,
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 1,
        NoResetOnClose = true,
        Timeout = 60,
    });

    public static IBaselineStore Store(NpgsqlDataSource source, BaselineSetup setup) => setup.Way switch
    {
        "one statement" => new SingleStatement(source, setup.Slots),
        "four statements" => new FourStatements(source, setup.Slots),
        "set" => new SetBased(source, setup.Slots),
        _ => throw new ArgumentException($"No such way: {setup.Way}."),
    };
}
