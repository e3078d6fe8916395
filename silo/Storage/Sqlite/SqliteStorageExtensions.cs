using Microsoft.Data.Sqlite;
using Orleans.Storage;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Snapshots;

namespace SmartVillage.Silo.Storage.Sqlite;

internal static class SqliteStorageExtensions
{
    private const string InnerProvider = SnapshotStore.Name + "-sqlite";

    /// <summary>Everything that is kept, in SQLite files below a directory: journal, daily projection, snapshots. For one process.</summary>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder silo, string dataDirectory)
    {
        var services = silo.Services;
        services.AddSingleton(_ => new SqliteDataDirectory(dataDirectory));
        services.AddSingleton(provider => new SqliteJournal(provider.GetRequiredService<SqliteDataDirectory>().JournalFile, TimeProvider.System));
        services.AddSingleton<IEventJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddSingleton<IDailyStore>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddJournalWriter();
        services.AddSnapshots(dataDirectory);
        services.AddHostedService<SqliteStorageHost>();
        return silo;
    }

    private static void AddSnapshots(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton<ISnapshotGate>(provider =>
            new SqliteSnapshotGate(TimeProvider.System, provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddAdoNetGrainStorage(InnerProvider, options =>
        {
            // The invariant's name is a historical one; the provider loads Microsoft.Data.Sqlite for it.
            options.Invariant = "System.Data.SQLite";
            options.ConnectionString = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(Path.GetFullPath(dataDirectory), SqliteDataDirectory.SnapshotFileName),
            }.ToString();
            options.GrainStorageSerializer = new SnapshotBytes.Serializer();
        });
        services.AddKeyedSingleton<IGrainStorage>(SnapshotStore.Name, (provider, _) => new SnapshotStorage(
            provider.GetRequiredKeyedService<IGrainStorage>(InnerProvider),
            ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(provider),
            provider.GetRequiredService<ISnapshotGate>(),
            provider.GetRequiredService<ILogger<SnapshotStorage>>()));
    }
}
