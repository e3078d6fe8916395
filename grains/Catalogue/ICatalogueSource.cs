using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>The catalogue on the way in and out: an immutable snapshot in each process, never older than half a second.</summary>
public interface ICatalogueSource
{
    CatalogueIndex Current { get; }

    /// <summary>Waits until there is one: a silo that has just joined is given grains before it has read it.</summary>
    Task ReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Reads again; asked once before an event is refused as unknown.</summary>
    Task<CatalogueIndex> RefreshAsync(CancellationToken cancellation);
}
