namespace SmartVillage.Catalogue;

/// <summary>Keeps the catalogue; key <c>0</c>.</summary>
[Alias("SmartVillage.Catalogue.ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithIntegerKey
{
    /// <summary>The catalogue, if it is newer than <paramref name="known"/>; else <see langword="null"/>.</summary>
    [Alias("GetIfNewer")]
    Task<CatalogueSnapshot?> GetIfNewerAsync(long known);
}
