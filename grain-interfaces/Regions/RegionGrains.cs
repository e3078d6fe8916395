namespace SmartVillage.Regions;

/// <summary>Which grain answers for a region.</summary>
public static class RegionGrains
{
    /// <summary>The grain of a region; of a kecamatan its kabupaten, which is asked with the kecamatan's code.</summary>
    public static IRegionGrain GetRegion(this IGrainFactory grains, RegionCode code) =>
        code.IsVillage ? grains.GetGrain<IDesaGrain>(code.ToString()) : grains.GetParentRegion(code);

    /// <summary>The grain that holds a region's children; <paramref name="code"/> is no village.</summary>
    public static IParentGrain GetParentRegion(this IGrainFactory grains, RegionCode code) =>
        code.Level == RegionLevel.Provinsi
            ? grains.GetGrain<IProvinsiGrain>(code.ToString())
            : grains.GetGrain<IKabupatenGrain>(code.Kabupaten.ToString());
}
