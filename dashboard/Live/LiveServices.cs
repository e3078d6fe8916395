using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Telemetry;

namespace SmartVillage.Dashboard.Live;

/// <summary>The live feeds and the hub.</summary>
internal static class LiveServices
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<DashboardInstruments>();
        services.AddSingleton<ServiceCatalogue>();
        services.AddSingleton<IRegionSource, GrainRegionSource>();
        services.AddSingleton<FeedPulls>();
        services.AddSingleton<FeedLeases>();
        services.AddSingleton<HubRelays>();
        services.AddScoped<IViewer, OpenViewer>();
        services.AddScoped<LivePause>();
        services.AddScoped<CircuitPresence>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitPresence>());
        services.AddSignalR().AddMessagePackProtocol();
        return builder;
    }

    public static WebApplication MapLive(this WebApplication app)
    {
        app.MapHub<RegionHub>(RegionHub.Path);
        return app;
    }
}
