using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Grains.Journal;

public static class JournalServices
{
    /// <summary>The silo's one writer. Needs an <see cref="IEventJournal"/> and the domain clock.</summary>
    public static IServiceCollection AddJournalWriter(this IServiceCollection services)
    {
        services.AddOptions<JournalOptions>().BindConfiguration(JournalOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JournalOptions>, JournalOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton<GrainsInstruments>();
        services.TryAddSingleton<IJournalWriter, JournalWriter>();
        return services;
    }
}
