using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Satisfaction of nine elements (PermenPANRB 14/2017).</summary>
internal static class SatisfactionIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "satisfaction.respondents", new("Responden", "Respondents"),
            new("Survei yang dijawab.", "Surveys answered."),
            Sum, Count, FromVillages, Continuous,
            "satisfaction.respondents", "compare.respondents"),
        Indicator(
            "satisfaction.index", new("Kepuasan (9 unsur)", "Satisfaction (9 elements)"),
            new("Indeks 25-100 menurut PermenPANRB 14/2017. Kosong sampai tiap unsur punya 5 jawaban. Huruf mutu (A ≥ 88,31; B ≥ 76,61; C ≥ 65,00; D) hanya untuk semester atau tahun yang sudah tutup, mulai 30 jawaban.", "Index 25-100 after PermenPANRB 14/2017. Empty until each element has 5 answers. A letter (A ≥ 88.31; B ≥ 76.61; C ≥ 65.00; D) only for a closed semester or year, from 30 answers."),
            new("Rata-rata sembilan rata-rata unsur × 25, bobot 1/9 tepat, dua desimal, setengah menjauhi nol; jawaban digabung, indeks tidak pernah dirata-ratakan", "Mean of the nine means × 25, weight exactly 1/9, two decimals, halves away from zero; answers are pooled, indices never averaged"), new("25-100", "25-100"), FromVillages, Continuous,
            "satisfaction.index", "compare.index"),
        Indicator(
            "satisfaction.elements.n", new("Jawaban per unsur", "Answers by element"),
            new("Jawaban untuk satu unsur, mulai 5. Di bawah kabupaten, perilaku dan kompetensi mulai 30 jawaban.", "Answers to an element, from 5. Below kabupaten, conduct and competence from 30 answers."),
            Sum, Count, FromVillages, Continuous,
            "satisfaction.elements.n"),
        Indicator(
            "satisfaction.elements.mean", new("Rata-rata unsur", "Mean of an element"),
            new("Rata-rata jawaban 1-4, 4 terbaik. Mulai 5 jawaban.", "Mean of answers 1-4, 4 is best. From 5 answers."),
            new("Jumlah jawaban ÷ banyaknya; dihitung ulang di tiap tingkat", "Sum of answers ÷ their number; derived anew at each level"), new("1-4", "1-4"), FromVillages, Continuous,
            "satisfaction.elements.mean"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Satisfaction, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
