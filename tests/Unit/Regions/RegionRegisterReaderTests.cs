using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class RegionRegisterReaderTests
{
    private const string Header = "code,level,name,parent,bps_code,lat,lon";

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("code,level\n18,provinsi", 1, "the column 'name' is missing")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0", 2, "6 fields where the header has 7")]
    [InlineData(Header + "\n18,provinsi,\"Lampung,,18,-5.0,105.0", 2, "a quote is not closed")]
    [InlineData(Header + "\n1X,provinsi,Lampung,,18,-5.0,105.0", 2, "'1X' in 'code' is no region code")]
    [InlineData(Header + "\n18,provinsi,,,18,-5.0,105.0", 2, "18 has no name")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0,105.0\n18.71,kabupaten,Bandar Lampung,18,,,", 3, "18.71 is a kota by its code, not a kabupaten")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0,105.0\n18.01.04,kecamatan,Natar,18.02,,,", 3, "the parent of 18.01.04 is 18.01, not 18.02")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0,105.0\n18.01.04,kecamatan,Natar,18.01,,,", 3, "18.01.04 has no parent 18.01 in the file")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0,105.0\n18,provinsi,Lampung,,,,", 3, "18 stands in line 2 already")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-5.0,105.0\n18.01,kabupaten,A,18,1803,,\n18.02,kabupaten,B,18,1803,,", 4, "the BPS code 1803 belongs to 18.01 already")]
    [InlineData(Header + "\n18,provinsi,Lampung,,180,-5.0,105.0", 2, "'180' is no BPS code of 2 digits")]
    [InlineData(Header + "\n18,provinsi,Lampung,,18,-95.0,105.0", 2, "'-95.0' in 'lat' is no number of degrees")]
    public void What_is_wrong_is_told_with_file_and_line(string csv, int line, string message)
    {
        var error = Assert.Throws<RegisterFormatException>(() => Read(csv));

        Assert.Equal(line, error.Line);
        Assert.StartsWith($"test.csv, line {line}: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_may_have_dates_and_a_predecessor()
    {
        var register = Read("code,name,valid_from,valid_to,predecessor\n18,\"Lampung, \"\"Sai Bumi\"\"\",,,\n18.01,Satu,2020-01-01,2026-01-01,\n18.02,Dua,2026-01-01,,18.01");

        Assert.True(register.TryFind(RegionRegisterTests.Code("18.02"), out var region));
        Assert.Equal((new DateOnly(2026, 1, 1), RegionRegisterTests.Code("18.01")), (region.ValidFrom, region.Predecessor));
        Assert.Equal("Lampung, \"Sai Bumi\"", register.All[0].Name);
    }

    private static RegionRegister Read(string csv) => RegionRegisterReader.Read(new StringReader(csv), "test.csv");
}
