using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Storage;
using SmartVillage.Grains.Snapshots;

namespace SmartVillage.Silo.Storage;

internal static class SnapshotServices
{
    /// <summary>Grain storage under the names that grains ask for, in front of the database's provider. Needs an <see cref="ISnapshotGate"/>.</summary>
    public static void AddSnapshotStorage(this IServiceCollection services, string innerProvider)
    {
        services.AddKeyedSingleton<IGrainStorage>(SnapshotStore.Name, (provider, _) => Storage(provider, innerProvider, isLosable: true));

        // What is not told again by the journal, such as the catalogue, has the default name: unreadable, it must not be taken for empty.
        services.AddKeyedSingleton<IGrainStorage>(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (provider, _) => Storage(provider, innerProvider, isLosable: false));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
    }

    private static SnapshotStorage Storage(IServiceProvider provider, string innerProvider, bool isLosable) => new(
        provider.GetRequiredKeyedService<IGrainStorage>(innerProvider),
        ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(provider),
        provider.GetRequiredService<ISnapshotGate>(),
        isLosable,
        provider.GetRequiredService<ILogger<SnapshotStorage>>());
}
