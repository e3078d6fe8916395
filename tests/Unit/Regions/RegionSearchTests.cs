using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class RegionSearchTests
{
    private static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();
    private static readonly RegionSearch Search = new(Register);

    [Theory]
    [InlineData("Cintamulya", "18.01.17.2006")]
    [InlineData("cinta  mulya", "18.01.17.2006")]
    [InlineData("CINTA-MULYA", "18.01.17.2006")]
    [InlineData("Sribawono", "18.07.15.2001")]
    [InlineData("sri bhawono", "18.07.15.2001")]
    [InlineData("Gadingrejo Timur", "18.10.02.2019")]
    [InlineData("watas", "18.04.04.2008")]
    [InlineData("pesawaran", "18.09")]
    [InlineData("Kabupaten Pesawaran", "18.09")]
    [InlineData("hanura pesawaran", "18.09.10.2004")]
    [InlineData("18.09.10.2004", "18.09.10.2004")]
    [InlineData("1809102004", "18.09.10.2004")]
    [InlineData("hanu", "18.09.10.2004")]
    public void Spacing_case_and_known_spellings_are_forgiven(string text, string code) =>
        Assert.Contains(RegionRegisterTests.Code(code), Search.Find(text).Select(h => h.Region.Code));

    [Fact]
    public void A_name_that_is_hit_whole_comes_first_and_higher_levels_before_lower() =>
        Assert.Equal(
            ["18.09", "18.09.10.2004"],
            new[] { "pesawaran", "hanura" }.Select(text => Search.Find(text)[0].Region.Code.ToString()));

    [Fact]
    public void A_name_that_repeats_is_told_apart_by_its_parents()
    {
        var hits = Search.Find("Sri Bawono");

        Assert.Contains("18.02.25.2002", hits.Select(h => h.Region.Code.ToString()));
        Assert.Contains("18.07.15.2001", hits.Select(h => h.Region.Code.ToString()));
        Assert.Equal(hits.Length, hits.Select(h => string.Join('|', h.Parents.Select(p => p.Name)) + h.Region.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("---")]
    [InlineData("zzzzzz")]
    [InlineData("99")]
    public void Nothing_is_found_where_nothing_fits(string text) => Assert.Empty(Search.Find(text));

    [Fact]
    public void The_number_of_hits_is_limited() => Assert.Equal(5, Search.Find("sri", 5).Length);
}
