using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Who reported. No report is not zero.</summary>
internal static class ReportingIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "reporting.expected", new("Diharapkan melapor", "Expected to report"),
            new("Desa terhubung, aktif, dan tanpa data.", "Connected, active and silent villages."),
            StateSum, Villages, FromSystem, Continuous,
            "reporting.expected"),
        Indicator(
            "reporting.reportedToday", new("Melapor hari ini", "Reported today"),
            new("Desa dengan kejadian bertanggal hari ini (WIB). Pembanding: sampai jam yang sama seminggu sebelumnya, jam berjalan diambil sebanding menitnya.", "Villages with an event of today (WIB). Compared: up to the same clock time a week before, the running hour by the share that has passed."),
            TodaySum, Villages, FromSystem, Continuous,
            "reporting.reportedToday", "compare.reportedToday"),
        Indicator(
            "reporting.nilToday", new("Nihil hari ini", "Nil today"),
            new("Desa yang menyatakan tidak ada kejadian, dan memang tanpa kejadian.", "Villages where a person states that there was nothing, and without event."),
            TodaySum, Villages, FromSystem, Continuous,
            "reporting.nilToday"),
        Indicator(
            "reporting.heartbeatOnly", new("Tanda terhubung saja", "Heartbeat only"),
            new("Desa yang hanya mengirim tanda terhubung.", "Villages that sent heartbeats and nothing else."),
            TodaySum, Villages, FromSystem, Continuous,
            "reporting.heartbeatOnly"),
        Indicator(
            "reporting.noReport", new("Belum ada laporan", "No report"),
            new("Desa yang diharapkan melapor tetapi belum mengirim apa pun.", "Villages expected to report that sent nothing."),
            new("Diharapkan − melapor − nihil − tanda terhubung", "Expected − reported − nil − heartbeat only"), Villages, FromSystem, Continuous,
            "reporting.noReport"),
        Indicator(
            "reporting.rejectedToday", new("Ditolak hari ini", "Rejected today"),
            new("Kiriman yang ditolak, menurut hari diterima (operasional).", "Events refused, by day of receipt (operational)."),
            TodaySum, Count, FromSystem, Continuous,
            "reporting.rejectedToday"),
        Indicator(
            "reporting.duplicatesToday", new("Kiriman ulang hari ini", "Sent again today"),
            new("Laporan yang dikirim ulang dan tidak mengubah apa pun, menurut hari diterima (operasional).", "Events sent again, which change nothing, by day of receipt (operational)."),
            TodaySum, Count, FromSystem, Continuous,
            "reporting.duplicatesToday"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Reporting, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
