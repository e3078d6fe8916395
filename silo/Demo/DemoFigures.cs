using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>The stocks that a village states: people, farmers, land tax, agents, its class.</summary>
internal static class DemoFigures
{
    private static readonly string[] Classes =
        ["indeks-desa.mandiri", "indeks-desa.maju", "indeks-desa.berkembang", "indeks-desa.tertinggal", "indeks-desa.sangat-tertinggal"];

    private static readonly double[] ClassShares = [12, 38, 42, 7, 1];

    public static IEnumerable<DemoEvent> Of(DemoScript script, DemoVillage village)
    {
        var random = DemoRandom.For(script.Seed, 4, village.Index);
        var asOf = script.FirstDay.AddDays(-1);
        var year = DemoText.Of(asOf.Year);
        var number = 0;
        DemoEvent Figure(string figure, string period, decimal value, DateOnly day) => new(
            village.Code, EventType.Figure, village.Source, $"{script.Run}-d{village.Index}-{number++}", Wib.StartOf(script.FirstDay).AddMinutes(random.Below(600)), script.Start, DemoData.Figure(figure, period, value, day));

        // People are counted by half-year: the last one that is closed.
        var (semester, closed) = asOf.Month > 6 ? ($"{year}-S1", new DateOnly(asOf.Year, 6, 30)) : ($"{DemoText.Of(asOf.Year - 1)}-S2", new DateOnly(asOf.Year - 1, 12, 31));
        yield return Figure("penduduk", semester, village.People, closed);
        yield return Figure("keluarga", semester, village.People * 10 / random.Between(31, 37), closed);
        var farmers = village.People * random.Between(12, 30) / 100;
        yield return Figure("kpb.petani", year, farmers, asOf);
        yield return Figure("kpb.kelompok", year, Math.Max(1, farmers / 25), asOf);
        var land = decimal.Round(farmers * (decimal)random.LogNormal(0.7, 0.3), 2);
        yield return Figure("kpb.lahan", year, land, asOf);
        yield return Figure("kpb.alokasi-urea", year, decimal.Round(land * 180, 2), asOf);
        yield return Figure("kpb.alokasi-npk", year, decimal.Round(land * 200, 2), asOf);
        var notices = village.People * random.Between(30, 60) / 100;
        yield return Figure("pbb.sppt", year, notices, asOf);
        yield return Figure("pbb.terutang", year, notices * random.Between(45, 90) * 1000L, asOf);
        yield return Figure("agen", year, random.Between(1, 6), asOf);
        yield return Figure(Classes[random.Weighted(ClassShares)], year, 1, asOf);
    }

    /// <summary>A newer count of farmers, as of the day of the play.</summary>
    public static string Restated(DemoVillage village, DateTimeOffset at, DemoRandom random)
    {
        var day = Wib.DayOf(at);
        return DemoData.Figure("kpb.petani", DemoText.Of(day.Year), village.People * random.Between(12, 30) / 100, day.AddDays(-1));
    }
}
