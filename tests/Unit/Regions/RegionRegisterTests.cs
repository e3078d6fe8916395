using System.Globalization;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class RegionRegisterTests
{
    private static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();

    [Theory]
    [InlineData(RegionLevel.Provinsi, 1)]
    [InlineData(RegionLevel.Kabupaten, 13)]
    [InlineData(RegionLevel.Kota, 2)]
    [InlineData(RegionLevel.Kecamatan, 229)]
    [InlineData(RegionLevel.Desa, 2446)]
    [InlineData(RegionLevel.Kelurahan, 205)]
    public void The_register_of_Lampung_is_complete(RegionLevel level, int count) =>
        Assert.Equal(count, Register.All.Count(r => r.Level == level));

    [Theory]
    [InlineData("18.09.10.2004", "Hanura", "Teluk Pandan", "Kabupaten Pesawaran")]
    [InlineData("18.10.01.2009", "Podomoro", "Pringsewu", "Kabupaten Pringsewu")]
    [InlineData("18.07.15.2001", "Sribhawono", "Bandar Sribhawono", "Kabupaten Lampung Timur")]
    [InlineData("18.01.17.2006", "Cinta Mulya", "Candipuro", "Kabupaten Lampung Selatan")]
    public void The_prototypes_stand_where_the_news_puts_them(string code, string name, string kecamatan, string kabupaten)
    {
        Assert.True(Register.TryFind(Code(code), out var region));
        Assert.Equal(name, region.Name);
        Assert.Equal([kecamatan, kabupaten, "Lampung"], Register.AncestorsOf(region.Code).Select(r => r.Name));
    }

    [Fact]
    public void A_BPS_code_means_another_region_than_the_same_digits_of_Kemendagri()
    {
        Assert.True(Register.TryFindBps("1801", out var byBps));
        Assert.True(Register.TryFind(Code("1801"), out var byKemendagri));

        Assert.Equal("Kabupaten Lampung Barat", Register.AncestorsOf(byBps.Code).Prepend(byBps).First(r => r.Level == RegionLevel.Kabupaten).Name);
        Assert.Equal("Kabupaten Lampung Selatan", byKemendagri.Name);
        Assert.False(Register.TryFindBps("9999999999", out _));
    }

    [Fact]
    public void The_villages_of_each_region_are_those_whose_code_it_covers()
    {
        foreach (var region in Register.All)
        {
            Assert.Equal(Register.All.Where(r => r.Code.IsVillage && region.Code.Covers(r.Code)), Register.VillagesOf(region.Code));
        }

        Assert.Empty(Register.VillagesOf(Code("19")));
    }

    [Fact]
    public void Official_people_of_the_kabupaten_add_up_to_the_province()
    {
        var table = PopulationTable.ReadEmbedded();

        Assert.Equal(501_047, table.Official(Code("18.09")));
        Assert.Equal(table.Official(Code("18")), table.Rows.Where(r => r.Code.Parent is not null).Sum(r => r.People));
        Assert.Null(table.Official(Code("18.09.10.2004")));
    }

    [Fact]
    public void The_programme_names_four_prototypes_and_nine_other_villages_of_the_register()
    {
        var villages = ProgrammeTable.ReadEmbedded();

        Assert.Equal((4, 9), (villages.Count(v => v.Prototype), villages.Count(v => !v.Prototype)));
        Assert.All(villages, v => Assert.True(Register.TryFind(v.Code, out _) && v.Stage == SmartVillage.Events.ProgrammeStage.Registered));
    }

    internal static RegionCode Code(string text) => RegionCode.Parse(text, CultureInfo.InvariantCulture);
}
