using Npgsql;
using SmartVillage.Grains.History;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresHistoryTests(SharedPostgres postgres) : HistoryStoreConformance, IAsyncLifetime
{
    private NpgsqlDataSource _source = null!;
    private PostgresHistory _store = null!;

    protected override IHistoryStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _source = await postgres.OpenNewAsync();
        _store = new(_source);
    }

    public ValueTask DisposeAsync() => _source?.DisposeAsync() ?? ValueTask.CompletedTask;
}
