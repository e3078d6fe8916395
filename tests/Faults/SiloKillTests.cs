using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>kill -9 of silos and dashboards of a cluster under load.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class SiloKillTests(FaultCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan SucceedAgainWithin = FaultCluster.Limit(5), ReadyWithin = FaultCluster.Limit(20), RightWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Callers_of_a_killed_silo_succeed_at_the_others_and_nothing_is_lost_or_doubled()
    {
        var longest = new List<double>();
        for (var round = 0; round < FaultCluster.Rounds; round++)
        {
            await cluster.ReadyAsync();
            await using var callers = await Callers.StartAsync(cluster);
            var killed = TimeProvider.System.GetTimestamp();
            await cluster.Next().KillAsync();
            await callers.MoreAsync(100);
            await callers.StopAsync();
            longest.Add(callers.LongestSince(killed).TotalSeconds);
        }

        await cluster.ReadyAsync();
        await cluster.AssertExactAsync(RightWithin);
        var median = longest.Order().ElementAt(longest.Count / 2);
        output.WriteLine($"measured: {longest.Count} kills of one of {cluster.Silos.Count} silos; the longest call took {Told(longest)}, median {median:0.00} s");
        Assert.True(median <= SucceedAgainWithin.TotalSeconds, $"Callers waited {median} s.");
    }

    [Fact]
    public async Task After_a_kill_of_all_silos_the_first_is_ready_again_soon()
    {
        await cluster.ReadyAsync();
        await using (var callers = await Callers.StartAsync(cluster))
        {
            await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
            await cluster.ReadyAsync();
            await callers.MoreAsync();
            await callers.StopAsync();
        }

        await cluster.AssertExactAsync(RightWithin);
        var first = cluster.Silos.Min(silo => silo.ReadyAfter);
        output.WriteLine(FormattableString.Invariant($"measured: all {cluster.Silos.Count} silos killed, the first ready after {first.TotalSeconds:0.00} s"));
        Assert.True(first <= ReadyWithin, $"The first silo was ready after {first}.");
    }

    [Fact]
    public async Task A_silo_killed_while_it_starts_and_a_killed_dashboard_are_nobody_elses_trouble()
    {
        await cluster.ReadyAsync();
        await using var callers = await Callers.StartAsync(cluster);
        await using var web = cluster.LaunchDashboard();
        var known = await Membership.CountAsync(cluster.Connection);
        await using (var starting = cluster.LaunchSilo())
        {
            await Eventually.TrueAsync(async () => await Membership.CountAsync(cluster.Connection) > known, RightWithin, () => "The silo never joined:\n" + starting.Output);
            await starting.KillAsync();
        }

        var killed = TimeProvider.System.GetTimestamp();
        await web.ReadyAsync();
        await web.KillAsync();
        await using var again = cluster.LaunchDashboard();
        await again.ReadyAsync();
        Assert.Contains("data-fig", await again.Client.GetStringAsync("/"), StringComparison.Ordinal);
        await callers.StopAsync();
        await cluster.AssertExactAsync(RightWithin);
        output.WriteLine(FormattableString.Invariant(
            $"measured: a silo killed while it started: the longest call took {callers.LongestSince(killed).TotalSeconds:0.00} s; a dashboard killed was back after {again.ReadyAfter.TotalSeconds:0.00} s"));
    }

    private static string Told(List<double> seconds) => string.Join(", ", seconds.Select(s => FormattableString.Invariant($"{s:0.00} s")));
}
