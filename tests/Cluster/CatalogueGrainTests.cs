using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

public sealed class CatalogueGrainTests
{
    [Fact]
    public async Task The_first_start_writes_the_catalogue_and_later_ones_read_it()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault().Services
            .AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>().AddRegionRegister());
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var catalogue = cluster.Client.GetGrain<ICatalogueGrain>(0);

        var first = await catalogue.GetIfNewerAsync(0);
        await cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var again = await catalogue.GetIfNewerAsync(0);

        Assert.Equal((1, 21), (first!.Version, first.Services.Length));
        Assert.Equal(first.Services.Select(s => s.Code), again!.Services.Select(s => s.Code));
        Assert.Null(await catalogue.GetIfNewerAsync(first.Version));
    }
}
