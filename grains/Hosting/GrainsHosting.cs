using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartVillage.Grains.Attention;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Desk;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Rollup;

namespace SmartVillage.Grains.Hosting;

/// <summary>Everything that the grains of a silo need, but the adapters: journal, daily store, grain storage, clock, register, catalogue.</summary>
public static class GrainsHosting
{
    public static IServiceCollection AddSmartVillageGrains(this IServiceCollection services)
    {
        services.TryAddSingleton<DesaFold>();
        services.TryAddSingleton<SummaryReader>();
        services.TryAddSingleton<AttentionReader>();
        services.TryAddSingleton<DeskReader>();
        services.TryAddSingleton<LedgerReader>();
        services.TryAddSingleton<VillageHistory>();
        services.TryAddSingleton<IHistoryStore, InMemoryHistory>();
        services.AddJournalWriter();
        services.AddRollup();
        return services;
    }
}
