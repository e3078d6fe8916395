using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>How long requests took.</summary>
internal static class DurationIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "durations.n", new("Durasi tercatat", "Durations known"),
            new("Layanan selesai yang lamanya diketahui.", "Completed requests whose duration is known."),
            Sum, Count, FromVillages, Continuous,
            "durations.n"),
        Indicator(
            "durations.median", new("Median lama layanan", "Median duration"),
            new("Separuh layanan selesai dalam waktu ini, menurut jam standarnya.", "Half of the requests finish within, on the clock of their standard."),
            new("Median histogram gabungan berkelas 1 %; dihitung ulang di tiap tingkat", "Median of the pooled histogram with classes of 1 %; derived anew at each level"), Minutes, FromVillages, Continuous,
            "durations.medianMinutes"),
        Indicator(
            "durations.p90", new("Lama layanan 9 dari 10", "Duration of 9 in 10"),
            new("Sembilan dari sepuluh layanan selesai dalam waktu ini.", "Nine of ten requests finish within."),
            new("Persentil ke-90 histogram gabungan; dihitung ulang di tiap tingkat", "90th percentile of the pooled histogram; derived anew at each level"), Minutes, FromVillages, Continuous,
            "durations.p90Minutes"),
        Indicator(
            "durations.standard", new("Waktu standar", "Standard time"),
            new("Waktu standar yang berlaku sekarang (Permendagri 2/2017), pada jamnya sendiri.", "The standard time in force now (Permendagri 2/2017), on its own clock."),
            new("Ketetapan wilayah terkecil yang mencakup, bila tidak ada menurut katalog", "Decree of the smallest region that covers it, else the catalogue"), Minutes, FromAgencies, ByPeriod,
            "durations.standardMinutes"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Services, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
