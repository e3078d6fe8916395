using Npgsql;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>A silo whose database can't be used: it ends at once and says what to do, or waits where that may help. It never tells a password.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class StartErrorTests(FaultCluster cluster)
{
    private const string Key = "ConnectionStrings:SmartVillage", Secret = "sangat-rahasia";

    private static readonly TimeSpan SaysWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_waiting_cannot_mend_ends_the_start_and_a_server_that_is_down_is_waited_for()
    {
        var connection = await cluster.NewSchemaAsync();
        await Database.RunAsync(connection, $"create role orang login password '{Secret}'", "create role tamu login");
        await cluster.Server.AskPasswordOfAsync("orang");

        await Task.WhenAll(
            RefusedAsync(With(to => (to.Username, to.Password) = ("orang", Secret + "-salah")), "Password"),
            RefusedAsync(With(to => (to.Database, to.Password) = ("tidak_ada", Secret)), "createdb tidak_ada"),
            RefusedAsync(With(to => (to.Username, to.Password) = ("tamu", Secret)), "owner of database"),
            RefusedAsync($"Host=127.0.0.1;Password={Secret};Port=x", "not a PostgreSQL connection string"),
            WaitsAsync(With(to => (to.Port, to.Password) = (Programs.FreePort(), Secret))));

        string With(Action<NpgsqlConnectionStringBuilder> change)
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            change(builder);
            return builder.ConnectionString;
        }
    }

    private async Task RefusedAsync(string connection, string advice)
    {
        await using var silo = Launch(connection);
        await silo.EndedAsync();
        Assert.NotEqual(0, silo.ExitCode);
        Assert.Contains(Key, silo.Output, StringComparison.Ordinal);
        Assert.Contains(advice, silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, silo.Output, StringComparison.Ordinal);
    }

    private async Task WaitsAsync(string connection)
    {
        await using var silo = Launch(connection);
        await Eventually.TrueAsync(() => Task.FromResult(silo.Output.Contains("Waiting for it", StringComparison.Ordinal)), SaysWithin, () => "It doesn't say that it waits:\n" + silo.Output);
        Assert.False(silo.HasExited);
        Assert.Contains(Key, silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, silo.Output, StringComparison.Ordinal);
        await silo.TerminateAsync(); // also while it waits
    }

    private ServerProcess Launch(string connection) => cluster.Launch(connection, Programs.Silo, "--SmartVillage:Role=silo", "--SmartVillage:Demo=false");
}
