using System.Collections.Immutable;
using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>Stated figures of the first catalogue: stocks, not events. Ordinals are permanent.</summary>
internal static class FirstFigures
{
    public static ImmutableArray<StatedFigure> All { get; } =
    [
        Figure(1, "penduduk", "Penduduk", "People", "jiwa", PeriodKind.Semester),
        Figure(2, "keluarga", "Keluarga", "Households", "KK", PeriodKind.Semester),
        Figure(3, "kpb.petani", "Petani terdaftar", "Registered farmers", "orang"),
        Figure(4, "kpb.kelompok", "Kelompok tani", "Farmer groups", "kelompok"),
        Figure(5, "kpb.lahan", "Lahan terdaftar", "Registered land", "ha", decimals: 2),
        Figure(6, "kpb.alokasi-urea", "Alokasi urea (e-RDKK)", "Allocation of urea (e-RDKK)", "kg", decimals: 2),
        Figure(7, "kpb.alokasi-npk", "Alokasi NPK (e-RDKK)", "Allocation of NPK (e-RDKK)", "kg", decimals: 2),
        Figure(8, "kpb.alokasi-npk-kakao", "Alokasi NPK kakao (e-RDKK)", "Allocation of NPK for cocoa (e-RDKK)", "kg", decimals: 2),
        Figure(9, "kpb.alokasi-organik", "Alokasi pupuk organik (e-RDKK)", "Allocation of organic fertiliser (e-RDKK)", "kg", decimals: 2),
        Figure(10, "pbb.terutang", "PBB-P2 terutang", "Land and building tax owed", "IDR"),
        Figure(11, "pbb.sppt", "SPPT PBB-P2", "Tax notices", "lembar"),
        Figure(12, "pbb.dibayar", "PBB-P2 dibayar menurut Bapenda", "Land and building tax paid, by Bapenda", "IDR"),
        Figure(13, "agen", "Agen laku pandai", "Branchless banking agents", "agen"),
        Figure(14, "padi.tanam", "Luas tanam padi", "Rice planted", "ha", PeriodKind.Season, 2),
        // The class of a village is stated as 1 under its class, so that the sum counts villages by class.
        Figure(15, "indeks-desa.mandiri", "Indeks Desa: mandiri", "Village index: independent", "desa"),
        Figure(16, "indeks-desa.maju", "Indeks Desa: maju", "Village index: advanced", "desa"),
        Figure(17, "indeks-desa.berkembang", "Indeks Desa: berkembang", "Village index: developing", "desa"),
        Figure(18, "indeks-desa.tertinggal", "Indeks Desa: tertinggal", "Village index: left behind", "desa"),
        Figure(19, "indeks-desa.sangat-tertinggal", "Indeks Desa: sangat tertinggal", "Village index: far left behind", "desa"),
    ];

    private static StatedFigure Figure(int ordinal, string code, string id, string en, string unit, PeriodKind period = PeriodKind.Year, int decimals = 0) =>
        new(ordinal, code, new(id, en), unit, decimals, period, []);
}
