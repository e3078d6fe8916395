using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Hosting;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;
using SmartVillage.Silo.Demo;
using SmartVillage.Silo.Figures;
using SmartVillage.Silo.Figures.Bulk;
using SmartVillage.Silo.Health;
using SmartVillage.Silo.Intake;
using SmartVillage.Silo.Language;
using SmartVillage.Silo.OpenApi;
using SmartVillage.Silo.Programme;
using SmartVillage.Silo.Security;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Silo.Storage.Sqlite;
using SmartVillage.Silo.Telemetry;
using SmartVillage.Silo.Time;

namespace SmartVillage.Silo.Hosting;

/// <summary>A silo with the API, for any host: <c>builder.AddSmartVillageSilo(role)</c>, then <c>app.MapSmartVillageApi()</c>.</summary>
public static class SiloHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30), DeactivationTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Adds the silo and everything the API needs. What is configured wrongly is told at start, with its key.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="role">What the host is, where <c>SmartVillage:Role</c> says nothing.</param>
    public static IHostApplicationBuilder AddSmartVillageSilo(this IHostApplicationBuilder builder, HostRole role = HostRole.Silo)
    {
        var services = builder.Services;
        services.AddDefaultLogLevels();
        var configuration = new CheckedConfiguration(builder);
        configuration.Add<SmartVillageOptions, SmartVillageOptionsValidator>(SmartVillageOptions.Section);
        configuration.Add<ClusterPlaceOptions, ClusterPlaceOptionsValidator>(ClusterPlaceOptions.Section);
        configuration.Add<IntakeOptions, IntakeOptionsValidator>(IntakeOptions.Section);
        configuration.Add<DemoOptions, DemoOptionsValidator>(DemoOptions.Section);
        configuration.CheckDatabase();
        configuration.ThrowIfWrong();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.AddRegionRegister();
        services.AddDomainClock();
        builder.AddOrleansSilo(role);
        builder.AddTelemetry("smartvillage-silo");
        services.AddHostedService<LoopbackGuard>();
        services.AddCatalogueSource();
        services.AddSmartVillageGrains();
        services.AddApi();
        services.AddDemo();
        services.AddProgrammeSeed();
        return builder;
    }

    private static void AddOrleansSilo(this IHostApplicationBuilder builder, HostRole role)
    {
        var configured = SmartVillageOptions.RoleOf(builder.Configuration[$"{SmartVillageOptions.Section}:Role"]) ?? role;
        var place = builder.Configuration.GetSection(ClusterPlaceOptions.Section).Get<ClusterPlaceOptions>() ?? new();
        var database = builder.Configuration[PostgresConnection.Key];
        builder.UseOrleans(silo =>
        {
            if (string.IsNullOrEmpty(database))
            {
                silo.PlaceAlone(place, configured);
                silo.AddSqliteStorage(provider => provider.GetRequiredService<IOptions<SmartVillageOptions>>().Value.DataPath);
            }
            else
            {
                silo.AddPostgresStorage(database);
                silo.PlaceInCluster(place, configured);
            }

            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = DeactivationTimeout);
            silo.AddOperatorsPage();
            if (TelemetryHost.IsTraced(builder.Configuration))
            {
                silo.AddActivityPropagation();
            }
        });
    }

    private static void AddDomainClock(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new DomainTimeProvider(TimeProvider.System));
        services.TryAddKeyedSingleton<TimeProvider>(DomainClock.Key, (provider, _) => provider.GetRequiredService<DomainTimeProvider>());
        services.TryAddSingleton<DomainClockService>();
        services.AddHostedService(provider => provider.GetRequiredService<DomainClockService>());
    }

    private static void AddCatalogueSource(this IServiceCollection services)
    {
        services.TryAddSingleton<CatalogueSource>();
        services.TryAddSingleton<ICatalogueSource>(provider => provider.GetRequiredService<CatalogueSource>());
        services.AddHostedService(provider => provider.GetRequiredService<CatalogueSource>());
    }

    private static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddApiSecurity();
        services.AddApiHealth();
        services.AddApiDocument();
        services.TryAddSingleton<IResidentKey>(provider =>
            new ResidentKey(provider.GetRequiredService<IOptions<IntakeOptions>>(), provider.GetRequiredService<IOptions<SmartVillageOptions>>()));
        services.TryAddSingleton(provider => new BodyBudget(provider.GetRequiredService<IOptions<IntakeOptions>>().Value.MaxBufferedBytes));
        services.TryAddSingleton<SiloInstruments>();
        services.TryAddSingleton<Receipts>();
        services.TryAddSingleton<SubjectReader>();
        services.TryAddSingleton<EventReader>();
        services.TryAddSingleton<CallReader>();
        services.TryAddSingleton<EventRecorder>();
        services.TryAddSingleton<IntakeCall>();
        services.TryAddSingleton<RegionLookup>();
        services.TryAddSingleton<Stages>();
        services.TryAddSingleton<BulkQueryReader>();
    }
}
