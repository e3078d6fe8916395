using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class RegionWordsTests
{
    private static readonly RegionWords Words = new();

    [Theory]
    [InlineData("18", "provinsi", "Gubernur")]
    [InlineData("18.09", "kabupaten", "Bupati")]
    [InlineData("18.71", "kota", "Wali Kota")]
    [InlineData("18.09.10", "kecamatan", "Camat")]
    [InlineData("18.72.01.1001", "kelurahan", "Lurah")]
    [InlineData("18.09.10.2004", "desa", "Kepala Desa")]
    [InlineData("18.01.17.2006", "desa", "Kepala Desa")]
    [InlineData("18.04.08.2001", "pekon", "Peratin")]
    [InlineData("18.06.01.2001", "pekon", "Kepala Pekon")]
    [InlineData("18.10.01.2009", "pekon", "Kepala Pekon")]
    [InlineData("18.13.01.2001", "pekon", "Peratin")]
    [InlineData("18.02.01.2001", "kampung", "Kepala Kampung")]
    [InlineData("18.05.01.2001", "kampung", "Kepala Kampung")]
    [InlineData("18.08.01.2001", "kampung", "Kepala Kampung")]
    [InlineData("18.12.01.2009", "tiyuh", "Kepalo Tiyuh")]
    public void A_region_and_its_head_are_called_as_people_call_them(string code, string word, string head) =>
        Assert.Equal((word, head), (Words.WordOf(RegionRegisterTests.Code(code)), Words.HeadOf(RegionRegisterTests.Code(code))));

    [Fact]
    public void The_word_is_a_setting()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("SmartVillage:LocalWords:18.09", "Nagari")]).Build();
        var words = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddRegionRegister().BuildServiceProvider().GetRequiredService<RegionWords>();

        Assert.Equal("nagari", words.WordOf(RegionRegisterTests.Code("18.09.10.2004")));
        Assert.Equal("pekon", words.WordOf(RegionRegisterTests.Code("18.10.01.2009")));
    }

    [Fact]
    public void A_title_repeats_no_word() =>
        Assert.Equal(
            ["Pekon Podomoro", "Kabupaten Pesawaran", "Provinsi Lampung", "Kecamatan Teluk Pandan"],
            new[] { "18.10.01.2009", "18.09", "18", "18.09.10" }.Select(Title));

    private static string Title(string code) =>
        RegionRegisterReader.ReadEmbedded().TryFind(RegionRegisterTests.Code(code), out var region) ? Words.TitleOf(region) : "";
}
