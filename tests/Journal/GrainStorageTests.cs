using Orleans.Storage;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

public sealed class GrainStorageTests : GrainStorageConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public Task Villages_write_twenty_a_second_and_the_grains_above_them_at_once() => WithStorageAsync(async storage =>
    {
        var start = TimeProvider.System.GetTimestamp();
        var villages = Task.WhenAll(Enumerable.Range(0, 21).Select(i => storage.WriteStateAsync("figures", GrainId.Create("desa", $"{i}"), new GrainState<Kept>(new("x")))));
        await storage.WriteStateAsync("figures", Kabupaten, new GrainState<Kept>(new("x")));
        Assert.False(villages.IsCompleted);
        await villages;

        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.95, 10);
    });

    public void Dispose() => _directory.Dispose();

    protected override void AddStorage(ISiloBuilder silo) => silo.AddSqliteStorage(_directory.Path);

    protected override Task SpoilAsync()
    {
        using var connection = SqliteFile.Open(_directory.File("snapshots.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        SqliteFile.Execute(connection, "update grain_state set payload = x'ff00ff00'");
        return Task.CompletedTask;
    }
}
