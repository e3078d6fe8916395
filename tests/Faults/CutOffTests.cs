using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>Two silos that reach callers and the database, but no longer each other.</summary>
[Collection(FaultSuite.Name)]
[Trait("Category", "slow")]
public sealed class CutOffTests(FaultCluster cluster, ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan RightWithin = TimeSpan.FromSeconds(60), EndsWithin = TimeSpan.FromSeconds(60);

    private readonly DataDirectory _directory = new();
    private readonly Load _load = new(mostPerCall: 20);
    private ServerProcess[] _silos = [];
    private int _next;

    [Fact]
    public async Task One_of_two_silos_that_lost_each_other_ends_and_each_event_is_taken_once()
    {
        var connection = await cluster.NewSchemaAsync();
        await using var hosts = await TwoHosts.TryMakeAsync();
        Assert.SkipWhen(hosts is null, "Nobody may have network namespaces here: that needs root.");
        await using var first = Launch(hosts, 0, connection);
        await using var second = Launch(hosts, 1, connection);
        _silos = [first, second];
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());
        await using var callers = await Callers.StartAsync(_load, Next);
        Assert.Equal(0, await Membership.CountKilledAsync(connection));

        var cut = TimeProvider.System.GetTimestamp();
        await hosts.CutAsync();
        await Eventually.TrueAsync(() => Task.FromResult(first.HasExited || second.HasExited), EndsWithin, () => "Both silos go on:\n" + first.Output + "\n" + second.Output);
        var ended = TimeProvider.System.GetElapsedTime(cut);
        await callers.MoreAsync();
        await callers.StopAsync();

        var left = Assert.Single(_silos, silo => !silo.HasExited);
        var (kept, _) = await JournalRows.ReadAsync(connection);
        Assert.Equal(_load.Acknowledged.Keys.Order(), kept.Keys.Order());
        await Books.RightAsync(left, kept, RightWithin);
        await Books.AssertVerifiedAsync(left);
        output.WriteLine(FormattableString.Invariant(
            $"measured: two silos cut off from each other: one ended itself after {ended.TotalSeconds:0.00} s, the longest call took {callers.LongestSince(cut).TotalSeconds:0.00} s with its retries"));
    }

    public void Dispose() => _directory.Dispose();

    private ServerProcess Next() => _silos[(Interlocked.Increment(ref _next) & int.MaxValue) % _silos.Length];

    private ServerProcess Launch(TwoHosts hosts, int host, string connection) => ServerProcess.LaunchOn(
        hosts.On(host), Path.Combine(_directory.Path, $"silo{host}"), Programs.Silo, _directory.Path, "Production",
        "--SmartVillage:Role=silo", "--SmartVillage:Demo=false", "--SmartVillage:Cluster:AdvertisedAddress=" + TwoHosts.AddressOf(host),
        "--ConnectionStrings:SmartVillage=" + cluster.Server.ThroughFile(connection));
}
