using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Demo;

/// <summary>The simulation in a host.</summary>
public static class DemoHosting
{
    /// <summary>
    /// Adds <see cref="SimulationMode"/>, decided at start from <see cref="DemoOptions"/> (bound and checked by the host) and what the
    /// journal holds, and the player.
    /// The host does not start where simulated and real events would meet.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddOptions<DemoOptions>().Configure<IConfiguration>((options, configuration) => options.Enabled ??= Short(configuration));
        services.TryAddSingleton(Decide);
        services.Replace(ServiceDescriptor.Singleton(provider => new SimulationMode(
            provider.GetRequiredService<DemoState>().IsOn,
            provider.GetRequiredService<IOptions<DemoOptions>>().Value.RealNames)));
        services.TryAddSingleton<ITurn, OwnTurn>();
        services.AddHostedService<DemoPlayer>();
        return services;
    }

    private static DemoState Decide(IServiceProvider provider)
    {
        // Names, intake and pages all stand on this one answer, so it is waited for before anything else is made.
        var journal = provider.GetRequiredService<IEventJournal>().ReadContentAsync(CancellationToken.None).GetAwaiter().GetResult();
        var decision = DemoDecision.Of(
            provider.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled,
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment(),
            journal);
        return decision.Error is null ? new(decision.IsOn) : throw new InvalidOperationException(decision.Error);
    }

    private static bool? Short(IConfiguration configuration) => configuration[DemoOptions.Section] switch
    {
        null or "" => null,
        var text when bool.TryParse(text, out var enabled) => enabled,
        _ => throw new InvalidOperationException("SmartVillage:Demo must be true or false (default: on in Development, while the journal holds nothing but simulated events)."),
    };
}
