using SmartVillage.Catalogue;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Catalogue;

public sealed class FirstCatalogueTests
{
    private static readonly CatalogueSnapshot Snapshot = FirstCatalogue.Create(RegionRegisterReader.ReadEmbedded());
    private static readonly CatalogueIndex Index = new(Snapshot);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void It_keeps_its_own_rules() => Assert.Empty(CatalogueRules.Check(Snapshot));

    [Fact]
    public void Families_come_in_the_order_of_their_colours() =>
        Assert.Equal(["administrasi", "perbankan", "pajak", "kpb", "pengaduan"], Snapshot.Families.OrderBy(f => f.Ordinal).Select(f => f.Code));

    // Figures are kept under the ordinals: a change here loses the meaning of every figure stored.
    [Theory]
    [InlineData(1, "administrasi.domisili", "60 Minute Service", "")]
    [InlineData(2, "administrasi.usaha", "60 Minute Service", "")]
    [InlineData(3, "administrasi.sktm", "60 Minute Service", "")]
    [InlineData(4, "administrasi.skck", "60 Minute Service", "")]
    [InlineData(5, "administrasi.kelahiran", "120 Minute Service", "")]
    [InlineData(6, "administrasi.kematian", "120 Minute Service", "")]
    [InlineData(7, "administrasi.nikah", "1 Day Workday", "")]
    [InlineData(8, "administrasi.adminduk", "60 Minute Service", "")]
    [InlineData(9, "perbankan.setor", "10 Minute Calendar", "1 amount IDR 0")]
    [InlineData(10, "perbankan.tarik", "10 Minute Calendar", "1 amount IDR 0")]
    [InlineData(11, "perbankan.transfer", "10 Minute Calendar", "1 amount IDR 0")]
    [InlineData(12, "perbankan.tagihan", "10 Minute Calendar", "1 amount IDR 0")]
    [InlineData(13, "pajak.pbb", "15 Minute Calendar", "1 amount IDR 0")]
    [InlineData(14, "pajak.pkb", "15 Minute Calendar", "1 pokok IDR 0, 2 opsen IDR 0, 3 denda IDR 0, 4 swdkllj IDR 0")]
    [InlineData(15, "kpb.pupuk", "30 Minute Calendar", "1 urea kg 2, 2 npk kg 2, 3 npk-kakao kg 2, 4 organik kg 2, 5 amount IDR 0")]
    [InlineData(16, "kpb.kur", "", "1 amount IDR 0")]
    [InlineData(17, "kpb.autp", "", "1 hectares ha 2")]
    [InlineData(18, "pengaduan.informasi", "5 Day Workday", "")]
    [InlineData(19, "pengaduan.tanpa-pemeriksaan", "14 Day Workday", "")]
    [InlineData(20, "pengaduan.dengan-pemeriksaan", "60 Day Workday", "")]
    [InlineData(21, "aspirasi.umum", "", "")]
    public void A_service_promises_and_measures(int ordinal, string code, string standard, string measures)
    {
        var service = Index.Service(code)!;
        var version = service.VersionAt(Now)!;

        Assert.Equal(ordinal, service.Ordinal);
        Assert.Equal(standard, version.Standard is { } s ? $"{s.Value} {s.Unit} {s.Clock}" : "");
        Assert.Equal(measures, string.Join(", ", version.Measures.Select(m => $"{m.Ordinal} {m.Code} {m.Unit} {m.Decimals}")));
        Assert.NotNull(service.VersionAt(new(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(7))));
        Assert.Equal(code[..code.IndexOf('.', StringComparison.Ordinal)] is "aspirasi" ? "pengaduan" : code.Split('.')[0], service.Family);
    }

    [Fact]
    public void There_are_no_other_services() => Assert.Equal(21, Snapshot.Services.Length);

    [Fact]
    public void Only_allegations_against_officials_are_kept_at_kabupaten_level() =>
        Assert.Equal(["pengaduan.dengan-pemeriksaan"], Snapshot.Services.Where(s => s.KabupatenOnly).Select(s => s.Code));

    [Fact]
    public void Each_farmers_service_names_its_source_system()
    {
        Assert.All(Snapshot.Services.Where(s => s.Family == "kpb"), s => Assert.All(s.Versions, v => Assert.NotNull(v.SourceSystem)));

        var fertiliser = Index.Service("kpb.pupuk")!;
        Assert.Equal("i-Pubers", fertiliser.VersionAt(Now)!.SourceSystem);
        Assert.Equal("Kartu Petani Berjaya", fertiliser.VersionAt(new(2024, 1, 31, 23, 59, 59, TimeSpan.FromHours(7)))!.SourceSystem);
    }

    [Theory]
    [InlineData("pajak.pbb", "/18.04.08.2001/simdes", true)]
    [InlineData("pajak.pbb", "/simulasi/18.04.08.2001/simdes", true)]
    [InlineData("pajak.pbb", "/18.04.08.2002/simdes", false)]
    [InlineData("pajak.pbb", "/bapenda", false)]
    [InlineData("pajak.pbb", "/18.04/bapenda", false)]
    [InlineData("pajak.pbb", "/simulasi/bapenda", false)]
    [InlineData("pajak.pkb", "/bapenda", true)]
    [InlineData("perbankan.setor", "/agen-bank/1", true)]
    public void Of_two_systems_that_report_the_same_payment_one_counts(string service, string source, bool counts)
    {
        var village = Regions.RegionRegisterTests.Code("18.04.08.2001");

        Assert.Equal(counts, CatalogueIndex.Counts(Index.Service(service)!.VersionAt(Now)!, source, village));
    }

    [Theory]
    [InlineData("/bapenda", "bapenda")]
    [InlineData("/bapenda/pbb", "bapenda")]
    [InlineData("/simulasi/bapenda", "bapenda")]
    [InlineData("/18.04/bapenda", "bapenda-18.04")]
    [InlineData("/simulasi/18.72/bapenda", "bapenda-18.72")]
    [InlineData("/i-pubers", "i-pubers")]
    [InlineData("/smartvillage/programme", "pmdt")]
    [InlineData("/bapendax", null)]
    public void A_source_belongs_to_an_agency(string source, string? agency) =>
        Assert.Equal(agency, Snapshot.Agencies.SingleOrDefault(a => a.Ordinal == Index.AgencyOf(source))?.Code);

    [Fact]
    public void Each_kabupaten_has_its_own_Bapenda()
    {
        var bapenda = Snapshot.Agencies.Where(a => a.Code.StartsWith("bapenda-", StringComparison.Ordinal)).ToArray();

        Assert.Equal(15, bapenda.Length);
        Assert.Equal(Enumerable.Range(101, 15), bapenda.Select(a => a.Ordinal));
        Assert.Equal("Badan Pendapatan Daerah Kabupaten Pesawaran", bapenda.Single(a => a.Code == "bapenda-18.09").Name.Id);
    }

    [Theory]
    [InlineData("penduduk", 1, PeriodKind.Semester, 0)]
    [InlineData("kpb.petani", 3, PeriodKind.Year, 0)]
    [InlineData("kpb.kelompok", 4, PeriodKind.Year, 0)]
    [InlineData("kpb.lahan", 5, PeriodKind.Year, 2)]
    [InlineData("pbb.terutang", 10, PeriodKind.Year, 0)]
    [InlineData("pbb.sppt", 11, PeriodKind.Year, 0)]
    [InlineData("pbb.dibayar", 12, PeriodKind.Year, 0)]
    [InlineData("padi.tanam", 14, PeriodKind.Season, 2)]
    public void A_figure_is_stated_for_a_period(string code, int ordinal, PeriodKind period, int decimals)
    {
        var figure = Index.Figure(code)!;

        Assert.Equal((ordinal, period, decimals), (figure.Ordinal, figure.Period, figure.Decimals));
    }

    [Fact]
    public void Offices_are_open_on_weekdays_and_closed_on_holidays()
    {
        var hours = Index.HoursOn(Regions.RegionRegisterTests.Code("18.09.10.2004"), new(2026, 11, 24));

        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(15, 0), 5), (hours.Opens, hours.Closes, hours.Days.Length));
        Assert.True(Index.IsHoliday(new(2026, 8, 17)) && Index.IsHoliday(new(2025, 3, 31)) && !Index.IsHoliday(new(2026, 11, 24)));
    }

    [Fact]
    public void The_month_of_gotong_royong_of_2021_opened_on_25_March() => Assert.Equal(new DateOnly(2021, 3, 25), Index.Period("bbgrm-2021")!.From);
}
