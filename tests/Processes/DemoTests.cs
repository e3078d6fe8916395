using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Processes;

/// <summary>The simulation as a newcomer meets it: the dashboard in Development on a new directory.</summary>
[Collection(ProcessSuite.Name)]
[Trait("Category", "slow")]
public sealed class DemoTests(ITestOutputHelper output) : IDisposable
{
    // Requests come and end by chance, at night about one in eight seconds: twice within three minutes they do.
    private static readonly TimeSpan MovesWithin = TimeSpan.FromMinutes(3);

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task The_simulation_moves_hides_names_keeps_real_events_out_and_goes_on_after_a_restart()
    {
        long before;
        await using (var server = await StartAsync())
        {
            output.WriteLine(FormattableString.Invariant($"measured: the simulation is ready after {server.ReadyAfter.TotalSeconds:0.00} s and moves {await MovesAsync(server):0.00} s later"));
            await AssertNamesAsync(server);
            await AssertRealIsRefusedAsync(server);
            before = await ReceivedAsync(server);
            await server.KillAsync();
        }

        Assert.Contains("SmartVillage:Demo", await ServerProcess.RefusedAsync(Programs.Dashboard, _data.Path, "Development", "--SmartVillage:Demo=false"), StringComparison.Ordinal);

        await using var again = await StartAsync();
        Assert.True(await ReceivedAsync(again) >= before);
        await MovesAsync(again);
        await AssertNamesAsync(again);
        Assert.Contains("data-simulation", await again.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Two polls with growing figures; answers after how many seconds.</summary>
    private static async Task<double> MovesAsync(ServerProcess server)
    {
        var from = TimeProvider.System.GetTimestamp();
        var (first, grown) = (await ReceivedAsync(server), 0);
        await Eventually.TrueAsync(
            async () =>
            {
                var now = await ReceivedAsync(server);
                Assert.True(now >= first, $"The figures fell from {first} to {now}.");
                grown += now > first ? 1 : 0;
                first = now;
                return grown >= 2;
            },
            MovesWithin,
            () => "The figures stand still:\n" + server.Output);
        return TimeProvider.System.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>All that came in, over 30 days: midnight may pass meanwhile, and history comes in behind.</summary>
    private static async Task<long> ReceivedAsync(ServerProcess server)
    {
        var services = (await server.GetAsync("/api/v1/regions/18/summary?window=30d"))["services"]!;
        return (long)services["submitted"]! + (long)services["completed"]!;
    }

    private static async Task AssertNamesAsync(ServerProcess server)
    {
        var shown = new List<JsonNode>();
        await Eventually.TrueAsync(
            async () =>
            {
                shown = [];
                foreach (var stage in new[] { "planned", "registered", "connected", "active", "silent" })
                {
                    shown.AddRange((await server.GetAsync($"/api/v1/regions?level=desa&stage={stage}")).AsArray().Select(r => r!));
                }

                return shown.Count > 10;
            },
            MovesWithin,
            () => $"Only {shown.Count} villages have a stage.");
        Assert.All(shown, region => Assert.StartsWith("Desa Simulasi", (string)region["name"]!, StringComparison.Ordinal));
    }

    private static async Task AssertRealIsRefusedAsync(ServerProcess server)
    {
        var answer = await server.SendAsync(CloudEvents.Completed("18.09.10.2004"));
        Assert.Equal(1, (int)answer["rejected"]!);
        Assert.Equal("out-of-scope", (string)answer["items"]![0]!["code"]!);
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(Programs.Dashboard, _data.Path, "Development", "--SmartVillage:Demo:Villages=30");
}
