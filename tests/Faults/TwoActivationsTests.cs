using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>Two activations of one village at the same time: the journal's fence lets each event in once.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class TwoActivationsTests(FaultCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan RightWithin = TimeSpan.FromSeconds(60), TakenOverWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_silo_that_stood_still_until_others_took_over_wakes_and_doubles_nothing()
    {
        await cluster.ReadyAsync();
        await using var callers = await Callers.StartAsync(cluster);
        var (killed, stopped) = (await Membership.CountKilledAsync(cluster.Connection), TimeProvider.System.GetTimestamp());
        var sleeper = cluster.Next();
        await sleeper.SignalAsync("STOP");
        await using var end = sleeper; // also when it never wakes
        await Eventually.TrueAsync(async () => await Membership.CountKilledAsync(cluster.Connection) > killed, TakenOverWithin, () => "The silo that stands still was not declared dead.");
        var declared = TimeProvider.System.GetElapsedTime(stopped);
        await callers.MoreAsync(); // the others activated its villages
        await sleeper.SignalAsync("CONT");
        await sleeper.EndedAsync(); // it was told that it is dead
        await callers.MoreAsync();
        await callers.StopAsync();
        await cluster.ReadyAsync();
        await cluster.AssertExactAsync(RightWithin);
        output.WriteLine(FormattableString.Invariant(
            $"measured: a silo stood still: declared dead after {declared.TotalSeconds:0.00} s, the longest call took {callers.LongestSince(stopped).TotalSeconds:0.00} s; awake, it ended itself"));
    }

    [Fact]
    public async Task Two_clusters_on_one_database_accept_each_event_once_and_count_the_same()
    {
        await cluster.ReadyAsync();
        await using var other = cluster.LaunchSilo("--SmartVillage:Cluster:Name=lain");
        await other.ReadyAsync();
        var (accepted, duplicates) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendToBothAsync()));
        Assert.True(accepted > 0 && duplicates > 0);
        await cluster.AssertExactAsync(RightWithin);
        await cluster.AssertExactAsync(RightWithin, other);
        output.WriteLine($"measured: two clusters on one database: {accepted} events accepted once, {duplicates} told as duplicates");

        async Task SendToBothAsync()
        {
            for (var i = 0; i < 40; i++)
            {
                var call = cluster.Load.NextCall();
                var answers = await Task.WhenAll(Callers.SendAsync(cluster.Load, call, cluster.Next), Callers.SendAsync(cluster.Load, call, () => other));
                Interlocked.Add(ref accepted, answers.Sum(answer => (int)answer["accepted"]!));
                Interlocked.Add(ref duplicates, answers.Sum(answer => (int)answer["duplicates"]!));
            }
        }
    }
}
