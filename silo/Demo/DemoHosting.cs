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
    /// journal holds, in agreement with whoever else runs on it, and the player.
    /// The host does not start where simulated and real events would meet.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddOptions<DemoOptions>().Configure<IConfiguration>((options, configuration) => options.Enabled ??= Short(configuration));
        services.TryAddSingleton<ISharedData, OwnData>();
        services.Replace(ServiceDescriptor.Singleton(Decide));
        services.TryAddSingleton<ITurn, OwnTurn>();
        services.AddHostedService<DemoPlayer>();
        return services;
    }

    private static SimulationMode Decide(IServiceProvider provider)
    {
        // Names, intake and pages all stand on this one answer, so it is waited for before anything else is made.
        var stopping = provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return Task.Run(() => DecideAsync(provider, stopping)).GetAwaiter().GetResult();
    }

    private static async Task<SimulationMode> DecideAsync(IServiceProvider provider, CancellationToken stopping)
    {
        var (data, options) = (provider.GetRequiredService<ISharedData>(), provider.GetRequiredService<IOptions<DemoOptions>>().Value);
        await data.OpenAsync(stopping);
        var journal = provider.GetRequiredService<IEventJournal>();
        while (true)
        {
            var content = await journal.ReadContentAsync(stopping);
            var decision = DemoDecision.Of(options.Enabled, provider.GetRequiredService<IHostEnvironment>().IsDevelopment(), content);
            if (decision.Error is not null)
            {
                throw new InvalidOperationException(decision.Error);
            }

            var mode = new SimulationMode(decision.IsOn, options.RealNames);
            await data.AgreeAsync(mode, stopping);
            if (await journal.ReadContentAsync(stopping) == content)
            {
                return mode;
            }
        }
    }

    private static bool? Short(IConfiguration configuration) => configuration[DemoOptions.Section] switch
    {
        null or "" => null,
        var text when bool.TryParse(text, out var enabled) => enabled,
        _ => throw new InvalidOperationException("SmartVillage:Demo must be true or false (default: on in Development, while the journal holds nothing but simulated events)."),
    };
}
