using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Figures that are stated for a period, and people.</summary>
internal static class StatedIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "figures.value", new("Nilai data per periode", "Value stated"),
            new("Keadaan yang dinyatakan untuk satu periode; pernyataan terbaru per desa, data, periode, dan produsen yang berlaku. Tidak pernah dijumlahkan antarwaktu.", "A stock stated for a period; the newest statement per village, figure, period and producer holds. Never summed over time."),
            new("Jumlah nilai yang dipegang tiap desa untuk periode itu", "Sum of what each village holds for the period"), OwnUnit, FromAgencies, ByPeriod,
            "figures.value"),
        Indicator(
            "figures.villages", new("Desa yang menyatakan", "Villages stating"),
            new("Banyaknya desa yang menyatakan nilai untuk periode itu.", "Villages that stated a value for the period."),
            StateSum, Villages, FromAgencies, ByPeriod,
            "figures.villages"),
        Indicator(
            "population.stated", new("Penduduk dinyatakan", "People stated"),
            new("Penduduk menurut pernyataan terbaru tiap desa.", "People by the newest statement of each village."),
            StateSum, People, FromVillages, ByPeriod,
            "population.stated"),
        Indicator(
            "population.reporting", new("Penduduk desa pelapor", "People of reporting villages"),
            new("Penduduk desa yang diharapkan melapor: penyebut angka per 1.000.", "People of villages that are expected to report: the base per 1,000."),
            StateSum, People, FromVillages, ByPeriod,
            "population.reporting"),
        Indicator(
            "population.official", new("Penduduk resmi", "Official people"),
            new("Penduduk terdaftar menurut Dukcapil; kabupaten/kota dan provinsi.", "Registered people by the civil registry; kabupaten/kota and province."),
            new("Diambil dari publikasi", "Taken from the publication"), People, FromDukcapil, ByPeriod,
            "population.official"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, code.StartsWith("population.", StringComparison.Ordinal) ? Population : Stocks, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
