using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Catalogue;

/// <summary>The catalogue of the first start. From then on the catalogue grain keeps it, and agencies change it there.</summary>
/// <remarks>
/// Ordinals are permanent: figures are kept under them. A new entry takes the next free number and goes to the end of its list.
/// Standard times are starting values; village heads set their own by decree.
/// </remarks>
internal static class FirstCatalogue
{
    /// <summary>From when everything here holds: the first day from which events are accepted.</summary>
    internal static readonly DateOnly Beginning = new(2020, 1, 1);

    private static readonly DateTimeOffset Start = Wib.StartOf(Beginning);

    /// <summary>Since then subsidised fertiliser is redeemed by KTP through i-Pubers; before, by the farmer's card.</summary>
    private static readonly DateTimeOffset PubersStart = Wib.StartOf(new(2024, 2, 1));

    /// <summary>Makes the catalogue for a register, whose kabupaten and kota each have a Bapenda of their own.</summary>
    public static CatalogueSnapshot Create(RegionRegister register) => new(
        1,
        Families,
        [.. Services()],
        FirstFigures.All,
        FirstAgencies.Create(register),
        [],
        new(FirstHolidays.All, [new(null, Beginning, new(8, 0), new(15, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday])]),
        FirstComplaintCategories.All,
        Periods(register),
        new(Beginning, new("Smart Village Lampung", "Smart Village Lampung"), 0.9));

    private static ImmutableArray<ServiceFamily> Families =>
    [
        new(1, "administrasi", new("Administrasi", "Administration")),
        new(2, "perbankan", new("Perbankan", "Banking")),
        new(3, "pajak", new("Pajak", "Taxes")),
        new(4, "kpb", new("Kartu Petani Berjaya", "Farmer's card (KPB)")),
        new(5, "pengaduan", new("Pengaduan", "Complaints"), IsComplaint: true),
    ];

    private static IEnumerable<Service> Services()
    {
        var amount = new Measure(1, "amount", new("Nilai", "Amount"), "IDR");

        yield return Administration(1, "domisili", "Surat keterangan domisili", "Certificate of residence", Minutes(60));
        yield return Administration(2, "usaha", "Surat keterangan usaha", "Certificate of business", Minutes(60));
        yield return Administration(3, "sktm", "Surat keterangan tidak mampu", "Certificate of low income", Minutes(60));
        yield return Administration(4, "skck", "Surat pengantar SKCK", "Letter for a police certificate", Minutes(60));
        yield return Administration(5, "kelahiran", "Surat keterangan kelahiran", "Certificate of birth", Minutes(120));
        yield return Administration(6, "kematian", "Surat keterangan kematian", "Certificate of death", Minutes(120));
        yield return Administration(7, "nikah", "Surat pengantar nikah", "Letter for a marriage", Workdays(1));
        yield return Administration(8, "adminduk", "Bantuan berkas KK, KTP-el, dan pindah", "Help with family card, identity card and moving", Minutes(60));

        yield return Banking(9, "setor", "Setor tunai", "Cash deposit", amount);
        yield return Banking(10, "tarik", "Tarik tunai", "Cash withdrawal", amount);
        yield return Banking(11, "transfer", "Transfer", "Transfer", amount);
        yield return Banking(12, "tagihan", "Bayar tagihan", "Payment of a bill", amount);

        // Two systems report the same payment: the village's counts, Bapenda's is kept as comparison.
        yield return Tax(13, "pbb", "Pembayaran PBB-P2", "Land and building tax", ["/{village}/", "/simulasi/{village}/"], amount);
        yield return Tax(14, "pkb", "Pembayaran pajak kendaraan (e-Samdes)", "Vehicle tax (e-Samdes)", [],
            new(1, "pokok", new("Pokok", "Principal"), "IDR"),
            new(2, "opsen", new("Opsen", "Surcharge of the kabupaten"), "IDR"),
            new(3, "denda", new("Denda", "Fine"), "IDR"),
            new(4, "swdkllj", new("SWDKLLJ", "Road accident fund"), "IDR"));

        yield return Fertiliser();
        yield return Farming(16, "kur", "Kredit usaha rakyat tani", "Farmer's credit (KUR)", "bank-penyalur", "SIKP", amount);
        yield return Farming(17, "autp", "Asuransi usaha tani padi (AUTP)", "Rice crop insurance (AUTP)", "asuransi-tani", "SIAP", new(1, "hectares", new("Luas", "Area"), "ha", 2));

        yield return Complaint(18, "pengaduan.informasi", "Permintaan informasi", "Request for information", Workdays(5));
        yield return Complaint(19, "pengaduan.tanpa-pemeriksaan", "Pengaduan tidak berkadar pengawasan", "Complaint without supervision content", Workdays(14));
        // May accuse an official: counted at kabupaten level only.
        yield return Complaint(20, "pengaduan.dengan-pemeriksaan", "Pengaduan berkadar pengawasan", "Complaint with supervision content", Workdays(60), kabupatenOnly: true);
        yield return Complaint(21, "aspirasi.umum", "Aspirasi", "Wish or proposal", null);
    }

    private static readonly LocalizedText Office = new("Kasi Pelayanan", "Section of services");
    private static readonly LocalizedText Economy = new("Kasi Kesejahteraan", "Section of welfare");
    private static readonly LocalizedText Finance = new("Kaur Keuangan", "Finance officer");
    private static readonly LocalizedText Ktp = new("KTP-el", "Identity card");
    private static readonly LocalizedText Registration = new("STNK", "Vehicle registration");
    private static readonly LocalizedText Notice = new("SPPT", "Tax notice");
    private static readonly LocalizedText FamilyCard = new("Kartu keluarga", "Family card");
    private static readonly LocalizedText Card = new("Kartu Petani Berjaya atau terdaftar di e-RDKK", "Farmer's card, or registered in e-RDKK");

    private static Service Administration(int ordinal, string code, string id, string en, StandardTime standard) =>
        new(ordinal, $"administrasi.{code}", "administrasi", [Version(Start, id, en, "pemerintah-desa", Office, standard, [], [], null, Ktp, FamilyCard)]);

    private static Service Banking(int ordinal, string code, string id, string en, Measure amount) =>
        new(ordinal, $"perbankan.{code}", "perbankan", [Version(Start, id, en, "agen-bank", new("Agen laku pandai", "Branchless banking agent"), Minutes(10, StandardClock.Calendar), [amount], [], null, Ktp)]);

    private static Service Tax(int ordinal, string code, string id, string en, ImmutableArray<string> sources, params ImmutableArray<Measure> measures) =>
        new(ordinal, $"pajak.{code}", "pajak", [Version(Start, id, en, "bapenda", Finance, Minutes(15, StandardClock.Calendar), measures, sources, code == "pkb" ? "e-Samdes" : null, code == "pkb" ? Registration : Notice)]);

    private static Service Fertiliser()
    {
        ImmutableArray<Measure> measures =
        [
            new(1, "urea", new("Urea", "Urea"), "kg", 2),
            new(2, "npk", new("NPK", "NPK"), "kg", 2),
            new(3, "npk-kakao", new("NPK kakao", "NPK for cocoa"), "kg", 2),
            new(4, "organik", new("Organik", "Organic"), "kg", 2),
            new(5, "amount", new("Nilai", "Amount"), "IDR"),
        ];
        ServiceVersion From(DateTimeOffset from, string agency, string system) => Version(
            from, "Penebusan pupuk bersubsidi", "Subsidised fertiliser", agency, Economy, Minutes(30, StandardClock.Calendar), measures, [], system, Ktp, Card);
        return new(15, "kpb.pupuk", "kpb", [From(Start, "pertanian", "Kartu Petani Berjaya"), From(PubersStart, "i-pubers", "i-Pubers")]);
    }

    private static Service Farming(int ordinal, string code, string id, string en, string agency, string system, Measure measure) =>
        new(ordinal, $"kpb.{code}", "kpb", [Version(Start, id, en, agency, Economy, null, [measure], [], system, Ktp, Card)]);

    private static Service Complaint(int ordinal, string code, string id, string en, StandardTime? standard, bool kabupatenOnly = false) =>
        new(ordinal, code, "pengaduan", [Version(Start, id, en, "pmdt", new("Admin pengaduan", "Complaints desk"), standard, [], [], null)], KabupatenOnly: kabupatenOnly);

    private static ServiceVersion Version(
        DateTimeOffset from, string id, string en, string agency, LocalizedText unit, StandardTime? standard, ImmutableArray<Measure> measures, ImmutableArray<string> sources, string? system, params ImmutableArray<LocalizedText> requirements) =>
        new(from, new(id, en), agency, unit, requirements, 0, standard, measures, sources, system);

    private static StandardTime Minutes(int value, StandardClock clock = StandardClock.Service) => new(value, StandardUnit.Minute, clock);

    private static StandardTime Workdays(int value) => new(value, StandardUnit.Day, StandardClock.Workday);

    /// <summary>BBGRM, the month of gotong royong, is opened by the governor anew each year: add one here or in the catalogue when it is.</summary>
    private static ImmutableArray<NamedPeriod> Periods(RegionRegister register) =>
        [.. register.Provinces.Where(p => p.Code.ToString() == "18").Select(p => new NamedPeriod(
            "bbgrm-2021", new("Bulan Bhakti Gotong Royong 2021", "Month of gotong royong 2021"), p.Code, new(2021, 3, 25), new(2021, 4, 25)))];
}
