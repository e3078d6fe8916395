using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Grains.Rollup;

public static class RollupServices
{
    /// <summary>The pump, the keeper and what the parents need. Needs the register, the catalogue, the journal, the daily store and the domain clock.</summary>
    public static IServiceCollection AddRollup(this IServiceCollection services)
    {
        services.AddOptions<RollupOptions>().BindConfiguration(RollupOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RollupOptions>, RollupOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton<GrainsInstruments>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ParentReader>();
        services.TryAddSingleton<ParentServices>();
        services.TryAddSingleton<RollupPump>();
        services.TryAddSingleton<IRollupPump>(provider => provider.GetRequiredService<RollupPump>());
        services.AddHostedService(provider => provider.GetRequiredService<RollupPump>());
        services.TryAddSingleton<RegionKeeper>();
        services.TryAddSingleton<IRollupReadiness>(provider => provider.GetRequiredService<RegionKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<RegionKeeper>());
        services.TryAddSingleton<IRegionVerifier, RegionVerifier>();
        return services;
    }
}
