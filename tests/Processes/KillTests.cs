using System.Globalization;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Processes;

/// <summary>kill -9 of the real silo: what was answered is there, once, and every figure is right again.</summary>
[Collection(ProcessSuite.Name)]
[Trait("Category", "slow")]
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SMARTVILLAGE_ROUNDS") ?? "5", CultureInfo.InvariantCulture);
    private static readonly TimeSpan RightWithin = TimeSpan.FromSeconds(60);

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task What_was_answered_outlives_every_kill_exactly_once()
    {
        var load = new Load();
        var (ready, right) = (new List<double>(), new List<double>());
        var server = await StartAsync();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await load.RunAsync(server, TimeSpan.FromMilliseconds(Random.Shared.Next(50, 2500)));
                await server.DisposeAsync();
                server = await StartAsync();
                ready.Add(server.ReadyAfter.TotalSeconds);

                var kept = await KeptAsync(server, load);
                Assert.Empty(load.Acknowledged.Keys.Except(kept.Keys));
                Assert.Empty(kept.Keys.Except(load.Sent.Keys));
                right.Add(await Books.RightAsync(server, kept, RightWithin));
                await Books.AssertVerifiedAsync(server);
                await load.ResendAsync(server);
            }

            var all = await KeptAsync(server, load);
            Assert.Equal(load.Acknowledged.Count, all.Count);
            await Books.RightAsync(server, all, RightWithin);
            output.WriteLine($"measured: {Rounds} kills, {all.Count} acknowledged events, {load.Resent} sent again unanswered: none lost or doubled");
            output.WriteLine($"measured: ready after a kill in {Told(ready)}; figures right {Told(right)} later");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Killed_between_answer_and_roll_up_the_province_is_right_without_another_event()
    {
        var sent = 0;
        var (ready, right) = (new List<double>(), new List<double>());
        var server = await StartAsync();
        try
        {
            for (var round = 0; round < 3; round++)
            {
                JsonNode[] events = [.. new Load().Villages.Select(village => CloudEvents.Completed(village))];
                var answer = await server.SendAsync(events);
                await server.KillAsync();
                await server.DisposeAsync();
                Assert.Equal(events.Length, (int)answer["accepted"]!);
                sent += events.Length;

                server = await StartAsync();
                ready.Add(server.ReadyAfter.TotalSeconds);
                var from = TimeProvider.System.GetTimestamp();
                await Eventually.TrueAsync(async () => await server.CompletedAsync("18", Books.Window) == sent, RightWithin, () => $"The province does not count {sent}.");
                right.Add(TimeProvider.System.GetElapsedTime(from).TotalSeconds);
                await Books.AssertVerifiedAsync(server);
            }

            output.WriteLine($"measured: killed at the answer, ready in {Told(ready)}, the province right {Told(right)} later");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    public void Dispose() => _data.Dispose();

    private static string Told(List<double> seconds) => FormattableString.Invariant($"{seconds.Average():0.00} s (most {seconds.Max():0.00} s)");

    /// <summary>What the journals hold, each id once.</summary>
    private static async Task<Dictionary<string, string>> KeptAsync(ServerProcess server, Load load)
    {
        var kept = new Dictionary<string, string>();
        foreach (var village in load.Villages)
        {
            var last = 0L;
            JsonArray page;
            while ((page = (await server.GetAsync($"/api/v1/regions/{village}/events?after={last}&limit=1000")).AsArray()).Count > 0)
            {
                foreach (var entry in page.Where(e => ((string)e!["id"]!).StartsWith(Load.Prefix, StringComparison.Ordinal)))
                {
                    Assert.True(kept.TryAdd((string)entry!["id"]!, village), $"{entry["id"]} is there twice.");
                }

                Assert.Equal(Enumerable.Range(1, page.Count).Select(i => last + i), page.Select(e => (long)e!["seq"]!));
                last += page.Count;
            }
        }

        return kept;
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(Programs.Silo, _data.Path, "Production", "--SmartVillage:Demo=false");
}
