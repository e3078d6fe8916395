using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>A catalogue that doesn't change: for tests and tools without a cluster.</summary>
internal sealed class FixedCatalogue(CatalogueSnapshot snapshot) : ICatalogueSource
{
    public CatalogueIndex Current { get; } = new(snapshot);

    public Task<CatalogueIndex> RefreshAsync(CancellationToken cancellation) => Task.FromResult(Current);
}
