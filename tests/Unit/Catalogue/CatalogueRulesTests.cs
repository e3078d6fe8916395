using SmartVillage.Catalogue;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Catalogue;

public sealed class CatalogueRulesTests
{
    private static readonly CatalogueSnapshot Good = FirstCatalogue.Create(RegionRegisterReader.ReadEmbedded());

    public static TheoryData<string, Func<CatalogueSnapshot, CatalogueSnapshot>> Faults => new()
    {
        { "share the ordinal 1", c => c with { Services = [.. c.Services, Changed(c, "pajak.pbb", s => s with { Ordinal = 1, Code = "pajak.lain" })] } },
        { "stands twice", c => c with { Figures = [.. c.Figures, c.Figures[0] with { Ordinal = 99 }] } },
        { "the ordinal must be 1-511", c => c with { Agencies = [.. c.Agencies, c.Agencies[0] with { Ordinal = 512, Code = "baru", Sources = [] }] } },
        { "a code has lower-case letters", c => c with { ComplaintCategories = [new("Jalan Rusak", new("a", "b"))] } },
        { "the family nonesuch is unknown", c => With(c, "pajak.pbb", s => s with { Family = "nonesuch" }) },
        { "needs versions, each later", c => With(c, "kpb.pupuk", s => s with { Versions = [.. s.Versions.Reverse()] }) },
        { "needs versions, each later", c => With(c, "kpb.pupuk", s => s with { Versions = [] }) },
        { "changes its code, unit or decimals", c => With(c, "kpb.pupuk", s => s with { Versions = [s.Versions[0], s.Versions[1] with { Measures = [new(1, "urea", new("u", "u"), "kg", 3)] }] }) },
        { "the agency nonesuch is unknown", c => WithVersion(c, v => v with { Agency = "nonesuch" }) },
        { "needs a name in both languages", c => WithVersion(c, v => v with { Name = new("PBB", " ") }) },
        { "a fee of 0 or more", c => WithVersion(c, v => v with { Fee = -1 }) },
        { "distinct ordinals of 1-7", c => WithVersion(c, v => v with { Measures = [new(8, "amount", new("a", "a"), "IDR")] }) },
        { "distinct ordinals of 1-7", c => WithVersion(c, v => v with { Measures = [new(1, "a", new("a", "a"), "IDR"), new(1, "b", new("b", "b"), "IDR")] }) },
        { "a standard time is 1-10,000", c => WithVersion(c, v => v with { Standard = new(0, StandardUnit.Minute, StandardClock.Calendar) }) },
        { "the clock of working days counts days", c => WithVersion(c, v => v with { Standard = new(5, StandardUnit.Hour, StandardClock.Workday) }) },
        { "must begin with a slash", c => WithVersion(c, v => v with { Sources = ["bapenda"] }) },
        { "belongs to two agencies", c => c with { Agencies = [.. c.Agencies, c.Agencies[0] with { Ordinal = 99, Code = "baru" }] } },
        { "needs a service of the catalogue and the decree", c => c with { Standards = [new(c.Agencies[0].Region, "pajak.pbb", default, new(5, StandardUnit.Minute, StandardClock.Calendar), "")] } },
        { "must be sorted, each day once", c => c with { Calendar = c.Calendar with { Holidays = [new(2026, 1, 1), new(2026, 1, 1)] } } },
        { "one entry must hold everywhere", c => c with { Calendar = c.Calendar with { ServiceHours = [c.Calendar.ServiceHours[0] with { From = new(2021, 1, 1) }] } } },
        { "offices close after they open", c => c with { Calendar = c.Calendar with { ServiceHours = [c.Calendar.ServiceHours[0] with { Closes = new(8, 0) }] } } },
        { "not take the name of a window", c => c with { Periods = [c.Periods[0] with { Code = "today" }] } },
        { "must end after it begins", c => c with { Periods = [c.Periods[0] with { To = c.Periods[0].From }] } },
        { "the target of the share on time", c => c with { Settings = c.Settings with { OnTimeTarget = 90 } } },
        { "decimals must be 0-6", c => c with { Figures = [c.Figures[0] with { Decimals = 9 }] } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told(string told, Func<CatalogueSnapshot, CatalogueSnapshot> spoil) =>
        Assert.Contains(CatalogueRules.Check(spoil(Good)), problem => problem.Contains(told, StringComparison.Ordinal));

    [Fact]
    public void A_successor_may_add_and_retire()
    {
        var next = With(Good, "pajak.pbb", s => s with { RetiredFrom = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) }) with { Version = 2 };
        next = next with { Services = [.. next.Services, Changed(Good, "pajak.pbb", s => s with { Ordinal = 22, Code = "pajak.bphtb" })] };

        Assert.Empty(CatalogueRules.Check(next));
        Assert.Empty(CatalogueRules.CheckSuccessor(Good, next));
    }

    public static TheoryData<string, Func<CatalogueSnapshot, CatalogueSnapshot>> Breaks => new()
    {
        { "must be greater than 1", c => c with { Version = 1 } },
        { "service 13 pajak.pbb", c => c with { Services = [.. c.Services.Where(s => s.Code != "pajak.pbb")] } },
        { "service 13 pajak.pbb", c => With(c, "pajak.pbb", s => s with { Code = "pajak.bumi" }) },
        { "agency 1 pmdt", c => c with { Agencies = c.Agencies.RemoveAt(0) } },
        { "family 1 administrasi", c => c with { Families = c.Families.RemoveAt(0) } },
        { "figure 5", c => c with { Figures = c.Figures.SetItem(4, c.Figures[4] with { Decimals = 0 }) } },
        { "measure (13, 1)", c => WithVersion(c, v => v with { Measures = [v.Measures[0] with { Decimals = 2 }] }) },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void What_figures_are_kept_under_stays(string told, Func<CatalogueSnapshot, CatalogueSnapshot> change) =>
        Assert.Contains(CatalogueRules.CheckSuccessor(Good, change(Good with { Version = 2 })), problem => problem.Contains(told, StringComparison.Ordinal));

    private static Service Changed(CatalogueSnapshot catalogue, string code, Func<Service, Service> change) => change(catalogue.Services.Single(s => s.Code == code));

    private static CatalogueSnapshot With(CatalogueSnapshot catalogue, string code, Func<Service, Service> change) =>
        catalogue with { Services = [.. catalogue.Services.Select(s => s.Code == code ? change(s) : s)] };

    private static CatalogueSnapshot WithVersion(CatalogueSnapshot catalogue, Func<ServiceVersion, ServiceVersion> change) =>
        With(catalogue, "pajak.pbb", s => s with { Versions = [change(s.Versions[0])] });
}
