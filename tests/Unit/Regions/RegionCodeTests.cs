using System.Text.Json;
using CsCheck;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class RegionCodeTests
{
    private static readonly Gen<string> Dotted = Gen.Select(Gen.Int[11, 99], Gen.Int[1, 99].Where(k => k != 70), Gen.Int[1, 99], Gen.Int[1001, 2999], Gen.Int[1, 4])
        .Select((p, k, c, d, parts) => string.Join('.', new[] { $"{p:00}", $"{k:00}", $"{c:00}", $"{d:0000}" }.Take(parts)));

    [Fact]
    public void The_dotted_and_the_plain_form_are_one_code() => Dotted.Sample(
        text =>
        {
            var code = RegionCode.Parse(text);

            Assert.Equal(text, code.ToString());
            Assert.Equal(code, RegionCode.Parse(text.Replace(".", "", StringComparison.Ordinal)));
            Assert.Equal(code, JsonSerializer.Deserialize<RegionCode>(JsonSerializer.Serialize(code)));
        },
        iter: 2_000);

    [Fact]
    public void Codes_sort_as_their_text_so_a_parent_comes_before_its_children() => Gen.Select(Dotted, Dotted).Sample(
        (a, b) => Assert.Equal(Math.Sign(string.CompareOrdinal(a, b)), RegionCode.Parse(a).CompareTo(RegionCode.Parse(b))),
        iter: 2_000);

    [Fact]
    public void A_region_covers_itself_and_what_has_its_code_and_a_dot_before() => Gen.Select(Dotted, Dotted, Gen.Int[1, 4]).Sample(
        (a, b, parts) =>
        {
            var prefix = string.Join('.', a.Split('.').Take(parts));
            foreach (var (region, other) in new[] { (a, b), (prefix, a), (a, prefix) })
            {
                var expected = region == other || other.StartsWith(region + ".", StringComparison.Ordinal);
                Assert.Equal(expected, RegionCode.Parse(region).Covers(RegionCode.Parse(other)));
            }
        },
        iter: 2_000);

    [Fact]
    public void The_parent_is_the_prefix() => Dotted.Sample(
        text =>
        {
            var dot = text.LastIndexOf('.');

            Assert.Equal(dot < 0 ? null : text[..dot], RegionCode.Parse(text).Parent?.ToString());
        },
        iter: 1_000);

    [Theory]
    [InlineData("18", RegionLevel.Provinsi)]
    [InlineData("18.09", RegionLevel.Kabupaten)]
    [InlineData("18.69", RegionLevel.Kabupaten)]
    [InlineData("18.71", RegionLevel.Kota)]
    [InlineData("18.09.10", RegionLevel.Kecamatan)]
    [InlineData("18.09.10.2004", RegionLevel.Desa)]
    [InlineData("1871011001", RegionLevel.Kelurahan)]
    public void The_code_tells_the_level(string text, RegionLevel level) => Assert.Equal(level, RegionCode.Parse(text).Level);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("10")]
    [InlineData("18.")]
    [InlineData("18.9")]
    [InlineData("18.00")]
    [InlineData("18.70")]
    [InlineData("18.09.00")]
    [InlineData("18.09.10.1000")]
    [InlineData("18.09.10.3001")]
    [InlineData("18.09.10.0001")]
    [InlineData("18.09.10.200")]
    [InlineData("18.09.10.20041")]
    [InlineData("18.09.102004.")]
    [InlineData("1809.10.2004")]
    [InlineData("18.0910")]
    [InlineData("18091020040")]
    [InlineData("180910200")]
    [InlineData(" 18.09")]
    [InlineData("18.09 ")]
    [InlineData("18-09")]
    [InlineData("18,09")]
    [InlineData("+8.09")]
    [InlineData("18..09")]
    [InlineData("١٨")]
    [InlineData("18.09.1O.2004")]
    public void Anything_else_is_no_code(string text)
    {
        Assert.False(RegionCode.TryParse(text, null, out var code));
        Assert.True(code.IsNone);
        Assert.Throws<FormatException>(() => RegionCode.Parse(text));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RegionCode>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void No_text_is_no_code()
    {
        Assert.False(RegionCode.TryParse(null, null, out _));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RegionCode>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RegionCode>("18"));
    }

    [Fact]
    public void The_default_names_no_region()
    {
        Assert.True(default(RegionCode).IsNone);
        Assert.Equal("", default(RegionCode).ToString());
        Assert.False(default(RegionCode).Covers(RegionCode.Parse("18")));
        Assert.False(RegionCode.Parse("18").Covers(default));
        Assert.Null(default(RegionCode).Parent);
    }
}
