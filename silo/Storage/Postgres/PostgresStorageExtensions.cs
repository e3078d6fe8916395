using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Silo.Hosting;
using SmartVillage.Silo.Intake;

namespace SmartVillage.Silo.Storage.Postgres;

internal static class PostgresStorageExtensions
{
    private const string InnerProvider = SnapshotStore.Name + "-postgres", Invariant = "Npgsql";

    /// <summary>Everything that is kept, in PostgreSQL: journal, daily projection, snapshots, keys. For any number of silos.</summary>
    public static ISiloBuilder AddPostgresStorage(this ISiloBuilder silo, string connectionString)
    {
        var services = silo.Services;
        services.AddPostgres(connectionString);
        services.AddSingleton<PostgresJournal>();
        services.TryAddSingleton<IEventJournal>(provider => provider.GetRequiredService<PostgresJournal>());
        services.TryAddSingleton<IDailyStore, PostgresDaily>();
        services.TryAddSingleton<IHistoryStore, PostgresHistory>();
        services.AddJournalWriter();
        services.AddSingleton<ISnapshotGate>(provider =>
            new PostgresSnapshotGate(TimeProvider.System, provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddAdoNetGrainStorage(InnerProvider, options => options.Configure<NpgsqlDataSource>((storage, source) =>
        {
            (storage.Invariant, storage.DataSource) = (Invariant, source);
            storage.GrainStorageSerializer = new SnapshotBytes.Serializer();
        }));
        services.AddSnapshotStorage(InnerProvider);
        services.AddSingleton<ITurn>(provider => ActivatorUtilities.CreateInstance<PostgresTurn>(provider, TimeProvider.System));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresAgreement>(provider, TimeProvider.System));
        services.AddSingleton<ISharedData>(provider => provider.GetRequiredService<PostgresAgreement>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresAgreement>());
        services.AddSingleton<PostgresKeys>();
        services.TryAddSingleton<IResidentKey>(provider => provider.GetRequiredService<IOptions<IntakeOptions>>().Value.ResidentKey is { } configured
            ? new ResidentKey(Convert.FromBase64String(configured))
            : new ResidentKey(provider.GetRequiredService<PostgresKeys>().ResidentKey));
        services.AddHostedService<PostgresStorageHost>();
        return silo;
    }

    /// <summary>Silos find each other by the same database.</summary>
    public static ISiloBuilder UsePostgresClustering(this ISiloBuilder silo) => silo.UseAdoNetClustering(
        options => options.Configure<NpgsqlDataSource>((clustering, source) => (clustering.Invariant, clustering.DataSource) = (Invariant, source)));

    /// <summary>A client finds silos by the database.</summary>
    public static IClientBuilder UsePostgresClustering(this IClientBuilder client, string connectionString)
    {
        client.Services.AddPostgres(connectionString);
        client.Services.AddHostedService<PostgresClientHost>();
        return client.UseAdoNetClustering(
            options => options.Configure<NpgsqlDataSource>((clustering, source) => (clustering.Invariant, clustering.DataSource) = (Invariant, source)));
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(provider => PostgresConnection.Open(connectionString, provider.GetService<ILoggerFactory>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresStart>(provider, TimeProvider.System));
    }
}
