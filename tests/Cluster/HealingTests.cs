using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost;
using SmartVillage.Grains.Rollup;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

public sealed class HealingTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Valve _valve = new();
    private readonly VillageCluster.Durable _durable = new(TimeProvider.System);

    [Fact]
    public async Task Messages_that_were_lost_are_healed_from_the_journal()
    {
        await using var cluster = await VillageCluster.StartAsync(_durable, also: _valve.AddTo);
        await SendAsync(cluster, Sample.Hanura, "before");
        await cluster.UntilProvinceShowsAsync(1);
        _valve.IsShut = true;
        await SendAsync(cluster, Sample.Hanura, "lost");
        await SendAsync(cluster, Sample.Podomoro, "lost too");
        _valve.IsShut = false;

        var took = await cluster.UntilProvinceShowsAsync(3);

        output.WriteLine($"measured: lost messages healed after {took.TotalSeconds:0.0} s");
        Assert.True(took < Limit);
        await VerifyAsync(cluster);
    }

    [Fact]
    public async Task After_a_lost_message_the_next_one_makes_the_parent_ask_for_everything()
    {
        await using var cluster = await VillageCluster.StartAsync(_durable, also: _valve.AddTo);
        await SendAsync(cluster, Sample.Hanura, "before");
        await cluster.UntilProvinceShowsAsync(1);
        _valve.IsShut = true;
        await SendAsync(cluster, Sample.Hanura, "lost");
        _valve.IsShut = false;
        await SendAsync(cluster, Sample.Hanura, "after");

        await cluster.UntilProvinceShowsAsync(3);

    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_province_that_could_not_be_reached_gets_everything_again(bool arrived)
    {
        var road = new BrokenRoad(arrived);
        await using var cluster = await VillageCluster.StartAsync(_durable, also: services => services.AddSingleton<IIncomingGrainCallFilter>(road));
        await SendAsync(cluster, Sample.Hanura, "before");
        await cluster.UntilProvinceShowsAsync(1);
        road.IsBroken = true;
        await SendAsync(cluster, Sample.Hanura, "lost");
        await VillageCluster.Eventually(() => Task.FromResult(road.Lost > 0), "a message is lost");
        road.IsBroken = false;

        await cluster.UntilProvinceShowsAsync(2);

        await VerifyAsync(cluster);
    }

    [Fact]
    public async Task A_silo_killed_between_acknowledgement_and_roll_up_leaves_no_hole_and_versions_never_go_back()
    {
        await using var cluster = await VillageCluster.StartAsync(_durable, silos: 2, also: _valve.AddTo);
        var watcher = new Watcher();
        var reference = cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(watcher);
        await cluster.Province.SubscribeAsync(RegionCode.Parse("18"), reference);
        await SendAsync(cluster, Sample.Hanura, "before");
        await cluster.UntilProvinceShowsAsync(1);
        await VillageCluster.Eventually(() => Task.FromResult(watcher.Newest?.Today.Services.Completed == 1), "the watcher sees the first event");
        _valve.IsShut = true;
        await SendAsync(cluster, Sample.Hanura, "in hand");
        var start = TimeProvider.System.GetTimestamp();
        await cluster.Cluster.KillSiloAsync(SiloOf(cluster, "provinsi", "18"));
        _valve.IsShut = false;

        await cluster.UntilProvinceShowsAsync(2);
        var took = TimeProvider.System.GetElapsedTime(start);

        output.WriteLine($"measured: province right {took.TotalSeconds:0.0} s after its silo was killed");
        Assert.True(took < Limit);
        var before = watcher.Newest!.Version;
        var again = await cluster.Province.SubscribeAsync(RegionCode.Parse("18"), reference);
        await SendAsync(cluster, Sample.Podomoro, "after");
        await VillageCluster.Eventually(() => Task.FromResult(watcher.Newest?.Today.Services.Completed == 3), "the watcher sees the last event");
        Assert.True(before >> 32 < again.Version >> 32, $"{before} {again.Version}");
        Assert.True(again.Version < watcher.Newest!.Version);
        await VerifyAsync(cluster);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task After_a_restart_the_figures_are_right_without_another_event(bool isOrderly, bool snapshotsStay)
    {
        long before;
        {
            await using var cluster = await VillageCluster.StartAsync(_durable, also: _valve.AddTo);
            await SendAsync(cluster, Sample.Hanura, "a");
            await cluster.UntilProvinceShowsAsync(1);
            _valve.IsShut = true;
            await SendAsync(cluster, Sample.Podomoro, "b");
            before = (await cluster.SummaryAsync("18")).Version;
            if (!isOrderly)
            {
                await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[0]);
            }
        }

        _valve.IsShut = false;
        if (!snapshotsStay)
        {
            foreach (var state in _durable.States.States.Keys.Where(state => state.Item1 != "epoch"))
            {
                _durable.States.States.TryRemove(state, out _);
            }
        }

        await using var again = await VillageCluster.StartAsync(_durable, also: _valve.AddTo);
        var took = await again.UntilProvinceShowsAsync(2);

        output.WriteLine($"measured: province right {took.TotalSeconds:0.0} s after ready");
        Assert.True(took < Limit);
        Assert.True((await again.SummaryAsync("18")).Version > before);
        await VerifyAsync(again);
    }

    [Fact]
    public async Task What_was_written_at_the_end_is_shown_at_the_start_whatever_the_villages_say()
    {
        {
            await using var cluster = await VillageCluster.StartAsync(_durable);
            await SendAsync(cluster, Sample.Hanura, "a");
            await cluster.UntilProvinceShowsAsync(1);
        }

        // An empty journal: nobody is ahead, nobody is asked.
        await using var again = await VillageCluster.StartAsync(new(TimeProvider.System) { States = _durable.States });

        Assert.Equal(1, (await again.SummaryAsync("18")).Services.Completed);
        Assert.Equal(1, (await again.SummaryAsync("18.09.10")).Services.Completed);
    }

    private static Task SendAsync(VillageCluster cluster, RegionCode village, string id) =>
        cluster.SendAsync(village, Sample.Completed(id, TimeProvider.System.GetUtcNow()));

    private static async Task VerifyAsync(VillageCluster cluster)
    {
        var verified = await cluster.VerifyAsync("18");
        Assert.True(verified.Ok, string.Join('\n', verified.Differences));
    }

    /// <summary>Messages to the province fail: before they arrive, or on the way back.</summary>
    private sealed class BrokenRoad(bool arrived) : IIncomingGrainCallFilter
    {
        private volatile int _lost;
        private volatile bool _isBroken;

        public bool IsBroken
        {
            set => _isBroken = value;
        }

        public int Lost => _lost;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            var isLost = _isBroken && context is { MethodName: nameof(IProvinsiGrain.ApplyAsync), Grain: ProvinsiGrain };
            if (!isLost || arrived)
            {
                await context.Invoke();
            }

            if (isLost)
            {
                _lost++;
                throw new TimeoutException("Lost on purpose.");
            }
        }
    }

    private static InProcessSiloHandle SiloOf(VillageCluster cluster, string type, string key)
    {
        Assert.True(cluster.Cluster.TryGetGrainContext(GrainId.Create(type, key), out var context));
        return cluster.Cluster.Silos.Single(silo => silo.SiloAddress.Equals(context.Address.SiloAddress));
    }
}
