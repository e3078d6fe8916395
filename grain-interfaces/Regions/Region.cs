namespace SmartVillage.Regions;

/// <summary>A row of the official register of regions.</summary>
/// <param name="Code">Kemendagri code: the key.</param>
/// <param name="Name">The name in the decree; at kabupaten/kota level with the word Kabupaten or Kota. Names are no keys.</param>
/// <param name="BpsCode">The BPS code (semester II 2020), or <see langword="null"/> where unknown. It looks like a Kemendagri code and means something else.</param>
/// <param name="Latitude">Of a representative point, decimal degrees (WGS 84).</param>
/// <param name="Longitude">Of a representative point, decimal degrees (WGS 84).</param>
/// <param name="ValidFrom">The first day on which the region exists; <see langword="null"/> = before the register begins.</param>
/// <param name="ValidTo">The first day on which it exists no more.</param>
/// <param name="Predecessor">The region that it was split or renamed from.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.Region")]
public sealed record Region(
    [property: Id(0)] RegionCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string? BpsCode = null,
    [property: Id(3)] double? Latitude = null,
    [property: Id(4)] double? Longitude = null,
    [property: Id(5)] DateOnly? ValidFrom = null,
    [property: Id(6)] DateOnly? ValidTo = null,
    [property: Id(7)] RegionCode? Predecessor = null)
{
    /// <summary>The level, told by the code.</summary>
    public RegionLevel Level => Code.Level;
}
