using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Complaints, after SP4N-LAPOR!.</summary>
internal static class ComplaintIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "complaints.submitted", new("Pengaduan masuk", "Complaints submitted"),
            new("Pengaduan dan aspirasi yang masuk. Yang menyangkut aparatur hanya dihitung di kabupaten/kota ke atas.", "Complaints and proposals submitted. Allegations against officials are counted from kabupaten upward only."),
            Sum, Count, FromVillages, Continuous,
            "complaints.submitted"),
        Indicator(
            "complaints.ended", new("Pengaduan tuntas", "Complaints ended"),
            new("Pengaduan yang berakhir: selesai, ditolak, atau dibatalkan.", "Complaints that ended: completed, rejected or cancelled."),
            Sum, Count, FromVillages, Continuous,
            "complaints.ended"),
        Indicator(
            "complaints.open", new("Pengaduan belum selesai", "Complaints not finished"),
            new("Pengaduan yang belum berakhir.", "Complaints without an end."),
            StateSum, Count, FromVillages, Continuous,
            "complaints.open"),
        Indicator(
            "complaints.dueSoon", new("Segera jatuh tempo", "Due soon"),
            new("Pengaduan belum selesai yang tenggat berikutnya tinggal satu hari kerja.", "Open complaints whose next deadline comes within one working day."),
            StateSum, Count, FromVillages, Continuous,
            "complaints.dueSoon"),
        Indicator(
            "complaints.late", new("Pengaduan lewat tenggat", "Complaints past a deadline"),
            new("Pengaduan belum selesai yang melewati tenggat: 3 hari kerja diteruskan, 5 hari kerja ditindaklanjuti, 5, 14, atau 60 hari kerja berakhir.", "Open complaints past a deadline: 3 working days to forward, 5 to follow up, 5, 14 or 60 to end."),
            StateSum, Count, FromVillages, Continuous,
            "complaints.late"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Complaint, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
