using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Activities of people.</summary>
internal static class ParticipationIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "participation.activities", new("Kegiatan", "Activities"),
            new("Gotong royong, musyawarah, pelatihan, dan kegiatan lain yang diadakan.", "Mutual help, deliberations, trainings and other activities held."),
            Sum, Count, FromVillages, Continuous,
            "participation.activities", "participation.byActivity.activities", "compare.activities", "compare.fullDays.window.activities", "compare.fullDays.before.activities"),
        Indicator(
            "participation.participants", new("Peserta kegiatan", "People attending"),
            new("Orang yang hadir, dijumlahkan per kegiatan: satu orang dapat terhitung beberapa kali.", "People attending, added up by activity: one person may count several times."),
            Sum, People, FromVillages, Continuous,
            "participation.participants", "participation.byActivity.participants", "compare.participants", "compare.fullDays.window.participants", "compare.fullDays.before.participants", "usual.participantsOfDay"),
        Indicator(
            "participation.women", new("Peserta perempuan", "Women attending"),
            new("Perempuan di antara peserta, pada kegiatan yang mencatatnya.", "Women among the people attending, where they were counted."),
            Sum, People, FromVillages, Continuous,
            "participation.women", "participation.byActivity.women"),
        Indicator(
            "participation.personDays", new("Hari orang kerja", "Person-days"),
            new("Hari orang kerja (HOK); bila tidak dicatat, sama dengan peserta.", "Person-days; where not stated, as many as people attending."),
            Sum, new("HOK", "person-days"), FromVillages, Continuous,
            "participation.personDays", "participation.byActivity.personDays"),
        Indicator(
            "participation.measures", new("Sumbangan dan keputusan", "Contributions and decisions"),
            new("Sumbangan uang, barang, lahan, dan keahlian dalam rupiah, masing-masing terpisah; dan banyaknya keputusan musyawarah.", "Contributions of cash, goods, land and skill in rupiah, each apart; and decisions taken."),
            Sum, new("rupiah; keputusan", "rupiah; decisions"), FromVillages, Continuous,
            "participation.byActivity.measures"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Participation, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
