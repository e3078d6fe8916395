using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Hosting;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Rollup;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

/// <summary>
/// Silos with the real grains over a journal in memory and grain storage that outlives them. Another cluster over the same
/// <see cref="Durable"/> is a restart.
/// </summary>
internal sealed class VillageCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private VillageCluster(InProcessTestCluster cluster, Durable durable) => (Cluster, Kept) = (cluster, durable);

    public InProcessTestCluster Cluster { get; }

    public Durable Kept { get; }

    public static RegionRegister Register { get; } = RegionRegisterReader.ReadEmbedded();

    public static FixedCatalogue Catalogue { get; } = new(FirstCatalogue.Create(Register));

    public static async Task<VillageCluster> StartAsync(Durable durable, short silos = 1, Action<IServiceCollection>? also = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.UseRealEnvironmentStatistics = false;
        builder.ConfigureSilo((_, silo) =>
        {
            Configure(silo.Services, durable);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
            also?.Invoke(silo.Services);
        });
        var cluster = new VillageCluster(builder.Build(), durable);
        await cluster.Cluster.DeployAsync();
        await Eventually(() => Task.FromResult(cluster.Cluster.Silos.All(silo => silo.ServiceProvider.GetRequiredService<IRollupReadiness>().IsReady)), "the figures are loaded");
        return cluster;
    }

    public async Task SendAsync(RegionCode village, params VillageEvent[] events)
    {
        var result = await Village(village).RecordAsync(new("01", [.. events.Select((item, index) => item with { Index = index })]));
        Assert.Equal(RecordStatus.Recorded, result.Status);
        Assert.All(result.Outcomes, outcome => Assert.Equal(OutcomeKind.Accepted, outcome.Kind));
    }

    public IDesaGrain Village(RegionCode code) => Cluster.Client.GetGrain<IDesaGrain>(code.ToString());

    public IKabupatenGrain Kabupaten(string code) => Cluster.Client.GetGrain<IKabupatenGrain>(code);

    public IProvinsiGrain Province => Cluster.Client.GetGrain<IProvinsiGrain>("18");

    public async Task<RegionSummary> SummaryAsync(string code, string window = "today")
    {
        var region = RegionCode.Parse(code);
        IRegionGrain grain = region.Level switch
        {
            RegionLevel.Provinsi => Province,
            _ when region.IsVillage => Village(region),
            _ => Kabupaten(region.Kabupaten.ToString()),
        };
        return (await grain.GetSummaryAsync(region, window))!;
    }

    public Task<VerifyResult> VerifyAsync(string code) =>
        Cluster.Silos[0].ServiceProvider.GetRequiredService<IRegionVerifier>().VerifyAsync(RegionCode.Parse(code), CancellationToken.None);

    /// <summary>Waits until the province shows so many completed services today, and answers how long it took.</summary>
    public async Task<TimeSpan> UntilProvinceShowsAsync(long completed)
    {
        var start = TimeProvider.System.GetTimestamp();
        await Eventually(async () => (await SummaryAsync("18")).Services.Completed == completed, $"the province shows {completed}");
        return TimeProvider.System.GetElapsedTime(start);
    }

    public static async Task Eventually(Func<Task<bool>> condition, string what, TimeSpan? lookEvery = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"It did not happen in time: {what}.");
            await Task.Delay(lookEvery ?? TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private static void Configure(IServiceCollection services, Durable durable)
    {
        services.AddRegionRegister();
        services.Replace(ServiceDescriptor.Singleton(Register));
        services.AddSingleton<ICatalogueSource>(Catalogue);
        services.AddSingleton<IEventJournal>(durable.Journal);
        services.AddSingleton<IDailyStore>(durable.Journal);
        services.AddSingleton<IResidentKey, NoResidents>();
        services.AddKeyedSingleton(DomainClock.Key, durable.Clock);
        services.AddSingleton(durable.States);
        services.AddKeyedSingleton<IGrainStorage, KeptStorage>(SnapshotStore.Name);
        services.AddSmartVillageGrains();
    }

    /// <summary>What a cluster leaves behind.</summary>
    internal sealed class Durable(TimeProvider clock)
    {
        public TimeProvider Clock { get; } = clock;

        public InMemoryJournal Journal { get; } = new(clock);

        public KeptBytes States { get; init; } = new();
    }

    private sealed class NoResidents : IResidentKey
    {
        public int CellOf(string keyedHash) => throw new NotSupportedException("These tests send cells.");
    }
}
