using Microsoft.Extensions.Logging;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Catalogue;

/// <summary>Keeps the catalogue. The first activation of all writes the first catalogue.</summary>
[GrainType("katalog")]
internal sealed partial class CatalogueGrain(
    [PersistentState("katalog")] IPersistentState<CatalogueState> state,
    RegionRegister register,
    ILogger<CatalogueGrain> logger) : Grain, ICatalogueGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Snapshot is not null)
        {
            return;
        }

        var first = FirstCatalogue.Create(register);
        if (CatalogueRules.Check(first) is { IsEmpty: false } problems)
        {
            throw new InvalidOperationException("The first catalogue breaks its own rules: " + string.Join(' ', problems));
        }

        state.State.Snapshot = first;
        await state.WriteStateAsync(cancellationToken);
        LogFirst(first.Services.Length, first.Agencies.Length);
    }

    public Task<CatalogueSnapshot?> GetIfNewerAsync(long known) =>
        Task.FromResult(state.State.Snapshot is { } snapshot && snapshot.Version > known ? snapshot : null);

    [LoggerMessage(6000, LogLevel.Information, "The first catalogue is written: {Services} services, {Agencies} agencies")]
    private partial void LogFirst(int services, int agencies);
}

/// <summary>What the catalogue grain keeps.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Catalogue.CatalogueState")]
internal sealed class CatalogueState
{
    [Id(0)]
    public CatalogueSnapshot? Snapshot { get; set; }
}
