using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Grains.Time;

namespace SmartVillage.Tests.Journal;

/// <summary>What grain storage has to do, as a silo has it: Orleans' own provider on a database, behind ours.</summary>
public abstract class GrainStorageConformance
{
    private protected static readonly GrainId Desa = GrainId.Create("desa", "18.09.10.2004"), Kabupaten = GrainId.Create("kabupaten", "18.09");

    protected abstract void AddStorage(ISiloBuilder silo);

    /// <summary>Overwrites every payload with bytes that nobody can read.</summary>
    protected abstract Task SpoilAsync();

    [Fact]
    public async Task A_state_is_written_read_cleared_and_outlives_the_silo()
    {
        await WithStorageAsync(async storage =>
        {
            var state = await ReadAsync(storage, Desa);
            Assert.False(state.RecordExists);
            Assert.Null(state.ETag);
            foreach (var text in (string[])["one", "two"])
            {
                state.State = new(text);
                await storage.WriteStateAsync("figures", Desa, state);
            }

            Assert.True(state.RecordExists);
            await storage.WriteStateAsync("figures", Kabupaten, new GrainState<Kept>(new("sum")));
            await storage.WriteStateAsync("figures", GrainId.Create("provinsi", "18.09.10.2004"), new GrainState<Kept>(new("same key")));
        });
        await WithStorageAsync(async storage =>
        {
            var state = await ReadAsync(storage, Desa);
            Assert.Equal("two", state.State!.Text);
            Assert.Equal("sum", (await ReadAsync(storage, Kabupaten)).State!.Text);
            await storage.ClearStateAsync("figures", Desa, state);
            Assert.False((await ReadAsync(storage, Desa)).RecordExists);
            state.State = new("three");
            await storage.WriteStateAsync("figures", Desa, state);
            Assert.Equal("three", (await ReadAsync(storage, Desa)).State!.Text);
            await storage.ClearStateAsync("figures", GrainId.Create("desa", "18.09.10.2007"), new GrainState<Kept>());
        });
    }

    [Fact]
    public Task A_stale_writer_loses() => WithStorageAsync(async storage =>
    {
        var (first, second) = (await ReadAsync(storage, Kabupaten), await ReadAsync(storage, Kabupaten));
        await storage.WriteStateAsync("figures", Kabupaten, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("figures", Kabupaten, second));
        second = await ReadAsync(storage, Kabupaten);
        await storage.WriteStateAsync("figures", Kabupaten, second);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("figures", Kabupaten, first));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("figures", Kabupaten, first));
    });

    [Fact]
    public async Task An_unreadable_snapshot_counts_as_none_and_can_be_replaced()
    {
        await WithStorageAsync(storage => storage.WriteStateAsync("figures", Kabupaten, new GrainState<Kept>(new("good"))));
        await SpoilAsync();

        await WithStorageAsync(async storage =>
        {
            var state = await ReadAsync(storage, Kabupaten);
            Assert.False(state.RecordExists);
            state.State = new("again");
            await storage.WriteStateAsync("figures", Kabupaten, state);
            Assert.Equal("again", (await ReadAsync(storage, Kabupaten)).State!.Text);
        });
    }

    private static async Task<GrainState<Kept>> ReadAsync(IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<Kept>();
        await storage.ReadStateAsync("figures", grain, state);
        return state;
    }

    private protected async Task WithStorageAsync(Func<IGrainStorage, Task> work)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "smartvillage"; // states belong to a service; a restart keeps its name
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton(DomainClock.Key, TimeProvider.System);
            AddStorage(silo);
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        await work(cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(SnapshotStore.Name));
    }
}

[GenerateSerializer, Alias("SmartVillage.Tests.Journal.Kept")]
internal sealed class Kept(string text)
{
    public Kept()
        : this("")
    {
    }

    [Id(0)]
    public string Text { get; } = text;
}
