using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Requests of citizens, complaints left out.</summary>
internal static class ServiceIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "services.submitted", new("Permohonan masuk", "Requests submitted"),
            new("Permohonan layanan, dihitung sekali pada hari (WIB) diajukan. Pengaduan tidak termasuk.", "Requests, each counted once on the WIB day of its submission. Complaints are left out."),
            Sum, Count, FromVillages, Continuous,
            "services.submitted", "services.byService.submitted", "usual.submitted"),
        Indicator(
            "services.completed", new("Layanan selesai", "Services completed"),
            new("Permohonan yang selesai, dihitung sekali pada hari selesainya. Hanya sumber yang dihitung menurut katalog; pengaduan tidak termasuk.", "Requests completed, each counted once on the day of its end. Only sources that count by the catalogue; complaints are left out."),
            Sum, Count, FromVillages, Continuous,
            "services.completed", "services.byService.completed", "spark", "compare.completed", "compare.fullDays.window.completed", "compare.fullDays.before.completed"),
        Indicator(
            "services.rejected", new("Permohonan ditolak", "Requests rejected"),
            new("Permohonan yang berakhir ditolak.", "Requests that ended rejected."),
            Sum, Count, FromVillages, Continuous,
            "services.rejected", "services.byService.rejected"),
        Indicator(
            "services.cancelled", new("Permohonan dibatalkan", "Requests cancelled"),
            new("Permohonan yang berakhir dibatalkan.", "Requests that ended cancelled."),
            Sum, Count, FromVillages, Continuous,
            "services.cancelled", "services.byService.cancelled"),
        Indicator(
            "services.open", new("Permohonan belum selesai", "Requests not finished"),
            new("Permohonan yang belum berakhir, termasuk yang diproses dan yang lewat standar.", "Requests without an end, those being processed and late ones included."),
            StateSum, Count, FromVillages, Continuous,
            "services.open"),
        Indicator(
            "services.processing", new("Sedang diproses", "Being processed"),
            new("Permohonan belum selesai yang sudah mulai diproses.", "Open requests whose processing has begun."),
            StateSum, Count, FromVillages, Continuous,
            "services.processing"),
        Indicator(
            "services.late", new("Lewat standar", "Past standard"),
            new("Permohonan belum selesai yang melewati waktu standar.", "Open requests past their standard time."),
            StateSum, Count, FromVillages, Continuous,
            "services.late"),
        Indicator(
            "services.timed", new("Tercatat waktunya", "With a known duration"),
            new("Layanan selesai yang waktu pengajuannya diketahui dan yang punya waktu standar.", "Completed requests whose submission is known and which have a standard time."),
            Sum, Count, FromVillages, Continuous,
            "services.timed", "services.byService.timed", "compare.timed", "usual.timed"),
        Indicator(
            "services.onTime", new("Tepat waktu", "On time"),
            new("Bagian layanan yang selesai dalam waktu standar yang berlaku ketika diajukan, dari yang tercatat waktunya. Kosong bila tidak ada yang tercatat.", "Share finished within the standard in force at submission, of those with a known duration. Empty when there are none."),
            new("Selesai dalam standar ÷ tercatat waktunya; dihitung ulang di tiap tingkat", "Within the standard ÷ with a known duration; derived anew at each level"), Share, FromVillages, Continuous,
            "services.onTime", "services.byService.onTime", "compare.onTime", "usual.onTime", "durations.onTime"),
        Indicator(
            "services.measures", new("Ukuran layanan", "Measures of services"),
            new("Jumlah tiap ukuran layanan (rupiah, kilogram, hektare), sekali dari penyelesaian yang berlaku.", "Sum of each measure (rupiah, kilograms, hectares), once from the completion that holds."),
            Sum, OwnUnit, FromVillages, Continuous,
            "services.byService.measures"),
        Indicator(
            "services.comparison", new("Pembanding", "Comparison"),
            new("Yang dilaporkan sumber yang tidak dihitung untuk layanan ini; tidak pernah ditambahkan.", "What sources that do not count for the service reported; never added."),
            Sum, OwnUnit, FromAgencies, Continuous,
            "services.byService.comparison.completed", "services.byService.comparison.measures"),
        Indicator(
            "services.difference", new("Selisih pembanding", "Difference"),
            new("Selesai menurut pembanding dikurangi selesai menurut sumber yang dihitung.", "Completed by the comparison less completed by the sources that count."),
            new("Pembanding − dihitung; dihitung ulang di tiap tingkat", "Comparison − counted; derived anew at each level"), Count, FromAgencies, Continuous,
            "services.byService.comparison.difference"),
        Indicator(
            "reach.estimate", new("Warga terlayani", "Residents served"),
            new("Perkiraan banyaknya warga berbeda yang dilayani atau ikut kegiatan. Tidak sama dengan peserta kegiatan.", "Estimated number of distinct residents who were served or took part. Not the same as people attending."),
            new("HyperLogLog 4.096 register atas sandi berkunci; induk = gabungan anak, bukan jumlah", "HyperLogLog with 4,096 registers over keyed hashes; a parent is the union of its children, not their sum"), People, FromVillages, Continuous,
            "reach.estimate", "compare.reach", "compare.fullDays.window.reach", "compare.fullDays.before.reach", "usual.reachOfDay"),
        Indicator(
            "reach.relativeError", new("Galat warga terlayani", "Error of residents served"),
            new("Setengah lebar selang 95 % sebagai bagian dari perkiraan; 0 bila tepat.", "Half of the 95 % interval as a share of the estimate; 0 while exact."),
            new("Renggang: 1,96 × akar warga yang berbagi sel ÷ perkiraan; padat: 1,96 × 1,04 ÷ √4.096", "Sparse: 1.96 × root of residents sharing a cell ÷ estimate; dense: 1.96 × 1.04 ÷ √4,096"), Share, FromSystem, Continuous,
            "reach.relativeError", "compare.reachError", "compare.fullDays.window.reachError", "compare.fullDays.before.reachError"),
        Indicator(
            "usual.hours", new("Biasanya per jam", "Usual by hour"),
            new("Median layanan selesai per jam pada empat hari yang sama terakhir; hari tanpa laporan tidak ikut.", "Median of services completed by hour on the last four same weekdays; days without report are left out."),
            new("Median; dihitung ulang di tiap tingkat", "Median; derived anew at each level"), Count, FromVillages, Continuous,
            "usual.hours"),
        Indicator(
            "usual.atThisTime", new("Biasanya sampai jam ini", "Usual up to this time"),
            new("Median layanan selesai sampai jam yang sama pada empat hari yang sama terakhir; jam berjalan diambil sebanding menitnya.", "Median of services completed up to the same clock time on the last four same weekdays; of the running hour the share that has passed."),
            new("Median dengan interpolasi jam berjalan; dihitung ulang di tiap tingkat", "Median, running hour interpolated; derived anew at each level"), Count, FromVillages, Continuous,
            "usual.atThisTime", "usual.families"),
        Indicator(
            "usual.days", new("Hari pembanding", "Days compared with"),
            new("Banyaknya hari yang sama, dari empat terakhir, yang ada laporannya.", "How many of the last four same weekdays had a report."),
            new("Dihitung di tiap tingkat", "Counted at each level"), Count, FromSystem, Continuous,
            "usual.days"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, code.StartsWith("usual.", StringComparison.Ordinal) ? Usual : Services, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
