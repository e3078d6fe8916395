using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Snapshots;

namespace SmartVillage.Silo.Storage.Sqlite;

internal static class SqliteStorageExtensions
{
    private const string InnerProvider = SnapshotStore.Name + "-sqlite";

    /// <summary>Everything that is kept, in SQLite files of a directory: journal, daily projection, snapshots. For one process.</summary>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder silo, string dataDirectory) => silo.AddSqliteStorage(_ => dataDirectory);

    /// <inheritdoc cref="AddSqliteStorage(ISiloBuilder, string)"/>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder silo, Func<IServiceProvider, string> dataDirectory)
    {
        var services = silo.Services;
        services.AddSingleton(provider => new SqliteDataDirectory(dataDirectory(provider)));
        services.AddSingleton(provider => new SqliteJournal(provider.GetRequiredService<SqliteDataDirectory>().JournalFile, TimeProvider.System));
        services.TryAddSingleton<IEventJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.TryAddSingleton<IDailyStore>(provider => provider.GetRequiredService<SqliteJournal>());
        services.TryAddSingleton<IHistoryStore>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddJournalWriter();
        services.AddSnapshots();
        services.AddHostedService<SqliteStorageHost>();
        return silo;
    }

    private static void AddSnapshots(this IServiceCollection services)
    {
        services.AddSingleton<ISnapshotGate>(provider =>
            new SqliteSnapshotGate(TimeProvider.System, provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddAdoNetGrainStorage(InnerProvider, options => options.Configure<SqliteDataDirectory>((storage, directory) =>
        {
            // The invariant's name is a historical one; the provider loads Microsoft.Data.Sqlite for it.
            storage.Invariant = "System.Data.SQLite";
            storage.ConnectionString = directory.SnapshotConnection;
            storage.GrainStorageSerializer = new SnapshotBytes.Serializer();
        }));
        services.AddSnapshotStorage(InnerProvider);
    }
}
