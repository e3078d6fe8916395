using Npgsql;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresGrainStorageTests(SharedPostgres postgres) : GrainStorageConformance, IAsyncLifetime
{
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync() => _source = await postgres.OpenNewAsync();

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    protected override void AddStorage(ISiloBuilder silo) => silo.AddPostgresStorage(_source.ConnectionString);

    protected override async Task SpoilAsync()
    {
        await using var spoil = _source.CreateCommand(@"update grain_state set payload = '\xff00ff00'");
        await spoil.ExecuteNonQueryAsync();
    }
}
