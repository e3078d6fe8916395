using SmartVillage.Tests.Http;
using SmartVillage.Tests.Postgres;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>Silos that were configured differently, on one empty database: the first says what is shown.</summary>
[Trait("Category", "slow")]
public sealed class SimulationRaceTests(SharedPostgres postgres) : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Of_two_that_start_at_once_one_is_refused_and_says_why()
    {
        var connection = await postgres.NewSchemaAsync();
        await using var simulation = Launch("true");
        await using var reality = Launch("false");
        ServerProcess[] both = [simulation, reality];
        await Task.WhenAny(both.Select(one => one.EndedAsync()));
        var (refused, running) = both[0].HasExited ? (both[0], both[1]) : (both[1], both[0]);
        await refused.EndedAsync();
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("SmartVillage:Demo: this process would show", refused.Output, StringComparison.Ordinal);
        await running.ReadyAsync();

        ServerProcess Launch(string demo) => FaultCluster.LaunchAt(_data.Path, connection, Programs.Silo, "--SmartVillage:Role=silo", "--SmartVillage:Demo=" + demo, "--SmartVillage:Demo:Villages=30");
    }

    public void Dispose() => _data.Dispose();
}
