using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>SIGTERM: a silo takes nothing more, answers what it has, and says goodbye.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class RollingRestartTests(FaultCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30), AnsweredWithin = FaultCluster.Limit(5), RightWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task All_silos_one_after_the_other_restart_under_load_and_callers_see_no_error()
    {
        await cluster.ReadyAsync();
        var killed = await Membership.CountKilledAsync(cluster.Connection);
        var (begun, ended) = (TimeProvider.System.GetTimestamp(), new List<double>());
        await using var callers = await Callers.StartAsync(cluster);
        foreach (var silo in cluster.Silos)
        {
            ended.Add((await silo.TerminateAsync()).TotalSeconds);
            Assert.True(silo.ExitCode == 0, silo.Output);
            await cluster.ReadyAsync();
            await callers.MoreAsync();
        }

        await callers.StopAsync();
        await cluster.AssertExactAsync(RightWithin);
        Assert.Equal(killed, await Membership.CountKilledAsync(cluster.Connection));
        var longest = callers.LongestSince(begun);
        output.WriteLine(FormattableString.Invariant(
            $"measured: {ended.Count} silos restarted one by one under load: {callers.Answered} calls answered, {callers.Refusals.Count} told to come again, the longest took {longest.TotalSeconds:0.00} s; a silo ended in {ended.Max():0.00} s at most"));
        Assert.True(ended.Max() <= EndsWithin.TotalSeconds && longest <= AnsweredWithin, $"A call took {longest}, an end {ended.Max()} s.");
    }
}
