using System.Collections.Immutable;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Catalogue;

/// <summary>Agencies of the first catalogue and the prefixes of their systems' sources. Offices only, never people. Ordinals are permanent.</summary>
internal static class FirstAgencies
{
    private const int FirstBapenda = 101;

    public static ImmutableArray<Agency> Create(RegionRegister register) => [.. register.Provinces.SelectMany(OfProvince), .. Bapenda(register)];

    private static IEnumerable<Agency> OfProvince(Region province)
    {
        // Another province takes these ordinals in a catalogue of its own.
        if (province.Code.ToString() != "18")
        {
            yield break;
        }

        Agency Agency(int ordinal, string code, string id, string en, params ImmutableArray<string> sources) => new(ordinal, code, new(id, en), province.Code, sources);

        yield return Agency(1, "pmdt", "Dinas Pemberdayaan Masyarakat Desa dan Transmigrasi Provinsi Lampung", "Provincial office for village empowerment", "/pmdt", "/18/pmdt", "/smartvillage/programme");
        yield return Agency(2, "bapenda", "Badan Pendapatan Daerah Provinsi Lampung", "Provincial revenue office", "/bapenda", "/18/bapenda", "/simulasi/bapenda");
        yield return Agency(3, "pertanian", "Dinas Ketahanan Pangan, Tanaman Pangan, dan Hortikultura Provinsi Lampung", "Provincial agriculture office", "/pertanian", "/kpb", "/e-rdkk");
        yield return Agency(4, "i-pubers", "i-Pubers (Kementerian Pertanian dan Pupuk Indonesia)", "i-Pubers, redemption of subsidised fertiliser", "/i-pubers");
        yield return Agency(5, "agen-bank", "Agen laku pandai", "Branchless banking agents", "/agen-bank");
        yield return Agency(6, "bank-penyalur", "Bank penyalur KUR", "Banks that give farmer's credit", "/bank");
        yield return Agency(7, "asuransi-tani", "Asuransi pertanian", "Agricultural insurance", "/asuransi-tani");
        yield return Agency(8, "dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Civil registry", "/dukcapil");
        yield return Agency(9, "sp4n-lapor", "SP4N-LAPOR!", "National complaints system", "/sp4n-lapor");
        yield return Agency(10, "pemerintah-desa", "Pemerintah desa dan kelurahan", "Village governments");
    }

    private static IEnumerable<Agency> Bapenda(RegionRegister register) =>
        register.All.Where(r => r.Level is RegionLevel.Kabupaten or RegionLevel.Kota).Select((region, index) => new Agency(
            FirstBapenda + index,
            $"bapenda-{region.Code}",
            new($"Badan Pendapatan Daerah {region.Name}", $"Revenue office of {region.Name}"),
            region.Code,
            [$"/{region.Code}/bapenda", $"/simulasi/{region.Code}/bapenda"]));
}
