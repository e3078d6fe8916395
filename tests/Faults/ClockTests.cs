using Npgsql;
using SmartVillage.Tests.Http;
using SmartVillage.Tests.Postgres;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>A machine whose clock is ten minutes off the database's: here the database's is, as seen by this silo alone.</summary>
[Trait("Category", "slow")]
public sealed class ClockTests(SharedPostgres postgres) : IDisposable
{
    private static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task The_silo_follows_the_database_and_its_health_warns()
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.NewSchemaAsync());
        var schema = connection.SearchPath;
        await Database.RunAsync(
            connection.ConnectionString,
            $"create schema {schema}",
            $"create function {schema}.clock_timestamp() returns timestamptz language sql as $$ select pg_catalog.clock_timestamp() + interval '10 minutes' $$");
        connection.SearchPath = schema + ",pg_catalog"; // what is looked up there comes after it, not before
        await using var silo = FaultCluster.LaunchAt(_data.Path, connection.ConnectionString, Programs.Silo, "--SmartVillage:Role=silo", "--SmartVillage:Demo=false");
        await silo.ReadyAsync(); // a warning keeps nobody away

        var clock = (await silo.GetAsync("/health/ready"))["checks"]!["clock"]!;
        Assert.Equal("degraded", (string)clock["status"]!);
        var there = TimeProvider.System.GetUtcNow() + Off;
        var answer = await silo.SendAsync(CloudEvents.Completed("18.09.10.2004", time: there), CloudEvents.Completed("18.09.10.2004", time: there + Off));
        Assert.Equal((1, 1), ((int)answer["accepted"]!, (int)answer["rejected"]!)); // now, not in the future; the other is
        Assert.Equal("in-future", (string)answer["items"]![1]!["code"]!);
        Assert.InRange(((DateTimeOffset)answer["serverTime"]! - there).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    public void Dispose() => _data.Dispose();
}
