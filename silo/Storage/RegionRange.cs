using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage;

/// <summary>The numbers of a region and everything in it: first and the one after the last.</summary>
internal readonly record struct RegionRange(long From, long Until)
{
    public static RegionRange Of(RegionCode region) => new(region.Digits, region.Digits + region.Level switch
    {
        RegionLevel.Provinsi => 100_000_000,
        RegionLevel.Kabupaten or RegionLevel.Kota => 1_000_000,
        RegionLevel.Kecamatan => 10_000,
        _ => 1,
    });
}
