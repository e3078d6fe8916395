using System.Net;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>What callers and readers see while PostgreSQL is away, slow or full; and that everything heals by itself.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class DatabaseTests(FaultCluster cluster, ITestOutputHelper output)
{
    private const int LargeCalls = 6, LargeCall = 2_000;
    private const long MostMemory = 512L << 20;

    private static readonly TimeSpan RefusedWithin = TimeSpan.FromSeconds(60), HealsWithin = TimeSpan.FromSeconds(60), RightWithin = TimeSpan.FromSeconds(60), CutFor = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_the_server_is_away_callers_are_told_to_come_again_and_figures_stay()
    {
        await cluster.ReadyAsync();
        await using var callers = await Callers.StartAsync(cluster);
        await cluster.Server.CrashAsync();
        var away = TimeProvider.System.GetTimestamp();
        await RefusedAsync(callers, cluster.Silos.Count);
        await AssertFiguresStayAsync();
        await cluster.Server.StartAsync();
        await HealedAsync(callers);
        output.WriteLine(FormattableString.Invariant(
            $"measured: PostgreSQL away: {callers.Refusals.Count} calls told to come again; the longest took {callers.LongestSince(away).TotalSeconds:0.00} s with its retries"));
    }

    [Fact]
    public async Task Connections_cut_in_the_middle_of_commits_lose_and_double_nothing()
    {
        await cluster.ReadyAsync();
        await using var callers = await Callers.StartAsync(cluster);
        var (begun, cut) = (TimeProvider.System.GetTimestamp(), 0);
        while ((cut == 0 && TimeProvider.System.GetElapsedTime(begun) < RefusedWithin) || TimeProvider.System.GetElapsedTime(begun) < CutFor)
        {
            cut += await Database.CutAsync(cluster.Connection);
        }

        Assert.True(cut > 0);
        await HealedAsync(callers);
        output.WriteLine(FormattableString.Invariant($"measured: {cut} connections cut; the longest call took {callers.LongestSince(begun).TotalSeconds:0.00} s with its retries"));
    }

    [Fact]
    public async Task When_a_commit_takes_a_second_the_queue_is_bounded_and_callers_are_slowed_down()
    {
        await cluster.ReadyAsync();
        await using var callers = await Callers.StartAsync(cluster);
        var (before, begun) = (Memory(), TimeProvider.System.GetTimestamp());
        var refusals = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        await Database.SlowDownAsync(cluster.Connection);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, LargeCalls).Select(_ => Callers.SendAsync(cluster.Load, cluster.Load.NextCall(LargeCall), cluster.Next, refusals.Add, Patience)));
        }
        finally
        {
            await Database.SpeedUpAsync(cluster.Connection);
        }

        var grown = Memory() - before;
        await HealedAsync(callers);
        output.WriteLine(FormattableString.Invariant(
            $"measured: commits of 1 s: {refusals.Count(status => status == HttpStatusCode.TooManyRequests)} large calls slowed down, {refusals.Count(status => status != HttpStatusCode.TooManyRequests)} told to come again; the longest small call took {callers.LongestSince(begun).TotalSeconds:0.00} s; memory grew by {grown >> 20} MB"));
        Assert.Contains(HttpStatusCode.TooManyRequests, refusals);
        Assert.True(grown < MostMemory, $"Memory grew by {grown} bytes.");
    }

    [Fact]
    public async Task While_the_disk_is_full_callers_are_told_to_come_again_and_the_silo_is_not_ready()
    {
        await cluster.ReadyAsync();
        await using var disk = await SmallDisk.TryMountAsync(megabytes: 64);
        Assert.SkipWhen(disk is null, "Nobody may mount a small disk here: that needs root.");
        await using var callers = await Callers.StartAsync(cluster);
        await Database.RunAsync(cluster.Connection, $"create tablespace small_disk location '{disk.Path}'");
        try
        {
            await MoveAsync("small_disk");
            await disk.FillAsync();
            var full = TimeProvider.System.GetTimestamp();
            await RefusedAsync(callers, unready: 1); // there may still be room in the pages that the other silo's rows go to
            await AssertFiguresStayAsync();
            disk.MakeRoom();
            await HealedAsync(callers);
            output.WriteLine(FormattableString.Invariant(
                $"measured: disk full: {callers.Refusals.Count} calls told to come again; the longest took {callers.LongestSince(full).TotalSeconds:0.00} s with its retries"));
        }
        finally
        {
            disk.MakeRoom(); // whatever happened, the tables must not go with the disk
            await MoveAsync("pg_default");
            await Database.RunAsync(cluster.Connection, "drop tablespace small_disk");
        }
    }

    /// <summary>Callers are told to come again, and so many silos say that they aren't ready, though all live.</summary>
    private async Task RefusedAsync(Callers callers, int unready)
    {
        var told = new HashSet<ServerProcess>();
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var silo in cluster.Silos)
                {
                    if (await JournalAsync(silo) == "unhealthy")
                    {
                        told.Add(silo);
                    }
                }

                return callers.Refusals.Contains(HttpStatusCode.ServiceUnavailable) && told.Count >= unready;
            },
            RefusedWithin,
            () => $"{callers.Refusals.Count} calls were refused, {told.Count} silos said that they are not ready; {callers.Answered} calls were answered.");
        foreach (var silo in cluster.Silos)
        {
            using var live = await silo.Client.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }
    }

    private async Task AssertFiguresStayAsync()
    {
        foreach (var silo in cluster.Silos)
        {
            var summary = await silo.GetAsync($"/api/v1/regions/18/summary?window={Books.Window}");
            Assert.True((long)summary["services"]!["completed"]! > 0, summary.ToJsonString());
        }
    }

    private async Task HealedAsync(Callers callers)
    {
        await callers.MoreAsync();
        await Eventually.TrueAsync(
            async () => (await Task.WhenAll(cluster.Silos.Select(JournalAsync))).All(journal => journal == "healthy"), HealsWithin, () => "A silo is still not ready.");
        await callers.StopAsync();
        Assert.All(cluster.Silos, silo => Assert.False(silo.HasExited, silo.Output));
        await cluster.AssertExactAsync(RightWithin);
    }

    private static async Task<string> JournalAsync(ServerProcess silo)
    {
        using var answer = await silo.Client.GetAsync("/health/ready");
        var status = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["checks"]!["journal"]!["status"]!;
        Assert.True(status == "healthy" || answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        return status;
    }

    private long Memory() => cluster.Silos.Sum(silo => silo.ResidentBytes);

    private Task MoveAsync(string tablespace) =>
        Database.RunAsync(cluster.Connection, [.. Enumerable.Range(0, 8).Select(part => $"alter table journal_{part} set tablespace {tablespace}")]);
}
