namespace SmartVillage.Regions;

/// <summary>The administrative level of a region, as its Kemendagri code tells it.</summary>
/// <remarks>Values are persisted and cross the wire: never renumber.</remarks>
[GenerateSerializer, Alias("SmartVillage.Regions.RegionLevel")]
public enum RegionLevel
{
    /// <summary>A province: <c>PP</c>.</summary>
    Provinsi = 1,

    /// <summary>A regency led by a bupati: <c>PP.KK</c> with KK 01-69.</summary>
    Kabupaten = 2,

    /// <summary>A city led by a wali kota: <c>PP.KK</c> with KK 71-99.</summary>
    Kota = 3,

    /// <summary>A district led by a camat: <c>PP.KK.CC</c>.</summary>
    Kecamatan = 4,

    /// <summary>A village (desa, pekon, kampung, tiyuh): <c>PP.KK.CC.2DDD</c>.</summary>
    Desa = 5,

    /// <summary>An urban ward, which sends and counts like a desa: <c>PP.KK.CC.1DDD</c>.</summary>
    Kelurahan = 6,
}
