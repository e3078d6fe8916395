using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using SmartVillage.Regions;
using SmartVillage.Silo.Health;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Silo.Telemetry;

namespace SmartVillage.Silo.Hosting;

/// <summary>A client of a cluster, for pages and hub without a silo: <c>builder.AddSmartVillageClient()</c>, then <c>app.MapSmartVillageHealth()</c>.</summary>
public static class ClusterClientHost
{
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Adds the client. What is configured wrongly is told at start, with its key. The start waits for a silo: of the database's cluster, or without a database on this machine.</summary>
    public static IHostApplicationBuilder AddSmartVillageClient(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDefaultLogLevels();
        var configuration = new CheckedConfiguration(builder);
        configuration.Add<SmartVillageOptions, SmartVillageOptionsValidator>(SmartVillageOptions.Section);
        configuration.Add<ClusterPlaceOptions, ClusterPlaceOptionsValidator>(ClusterPlaceOptions.Section);
        configuration.CheckDatabase();
        configuration.ThrowIfWrong();
        services.AddHostedService<LoopbackGuard>();
        builder.AddOrleansClient();
        builder.AddTelemetry("smartvillage-dashboard");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ClusterSimulation>();
        services.AddHostedService(provider => provider.GetRequiredService<ClusterSimulation>());
        services.AddSingleton(provider => provider.GetRequiredService<ClusterSimulation>().Mode);
        services.AddRegionRegister();
        services.AddClientHealth();
        return builder;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static IEndpointRouteBuilder MapSmartVillageHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        return routes;
    }

    private static void AddOrleansClient(this IHostApplicationBuilder builder)
    {
        var place = builder.Configuration.GetSection(ClusterPlaceOptions.Section).Get<ClusterPlaceOptions>() ?? new();
        var database = builder.Configuration[PostgresConnection.Key];
        builder.UseOrleansClient(client =>
        {
            if (string.IsNullOrEmpty(database))
            {
                client.UseLocalhostClustering(place.PortsFor(HostRole.Web).Gateway, serviceId: ClusterPlacement.Service, clusterId: place.Name);
            }
            else
            {
                client.UsePostgresClustering(database);
                client.Configure<ClusterOptions>(place.Apply);
                client.Configure<GatewayOptions>(MembershipTuning.Apply);
            }

            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(ConnectAgainAfter, TimeProvider.System, cancellation);
                return true;
            });
        });
    }
}
