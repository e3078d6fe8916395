using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Events;

namespace SmartVillage.Tests.Unit.Intake;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("1809100411900001")] // a man, born on the 4th
    [InlineData("1809104411900001")] // a woman: day plus 40
    [InlineData("9501013112990009")] // one of the young provinces
    [InlineData("surat-1809100411900001")]
    [InlineData("a/1809100411900001/b")]
    [InlineData("nik:1809100411900001.")]
    [InlineData("0000000000000000 1809100411900001")]
    [InlineData("１８０９１００４１１９００００１")] // full width
    public void A_number_in_the_form_of_a_NIK_is_found(string text) => Assert.True(PersonalData.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("180910041190000")] // 15 digits
    [InlineData("18091004119000012")] // 17 digits
    [InlineData("180910200400100010")] // an 18-digit NOP
    [InlineData("18.09.102.004.001-0001.0")] // the same as people write it
    [InlineData("x1809100411900001")] // touches a letter
    [InlineData("1809100411900001a")]
    [InlineData("2209100411900001")] // no province 22
    [InlineData("1809103211900001")] // day 32
    [InlineData("1809107211900001")] // day 72
    [InlineData("1809104011900001")] // day 40
    [InlineData("1809100413900001")] // month 13
    [InlineData("1809100400900001")] // month 0
    [InlineData("1809100411900000")] // number 0000
    public void What_only_looks_a_little_like_a_NIK_passes(string text) => Assert.False(PersonalData.IsIn(text));

    [Fact]
    public void A_hundred_thousand_SHA_256_values_pass()
    {
        for (var i = 0; i < 100_000; i++)
        {
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));

            Assert.False(PersonalData.IsIn(Convert.ToHexStringLower(hash)), $"hash of {i}");
        }
    }

    [Theory]
    [InlineData("""{"request":"1809100411900001"}""", "data.request")]
    [InlineData("""{"service":"x","note":{"deep":["a","1809100411900001"]}}""", "data.note.deep")]
    [InlineData("""{"measures":{"1809100411900001":1}}""", "data.measures")]
    [InlineData("""{"request":"\u0031809100411900001"}""", "data.request")]
    public void It_is_found_wherever_it_stands_and_never_repeated(string data, string field)
    {
        using var document = JsonDocument.Parse(data);

        var rejection = PersonalData.Check(document.RootElement, "data");

        Assert.Equal(RejectCode.PersonalData, rejection?.Code);
        Assert.Equal(field, rejection?.Field);
        Assert.Empty(rejection!.Arguments);
    }

    [Fact]
    public void A_number_is_no_text_and_passes()
    {
        using var document = JsonDocument.Parse("""{"value":1809100411900001}""");

        Assert.Null(PersonalData.Check(document.RootElement, "data"));
    }

    [Theory]
    [InlineData("""{"request":"\ud800"}""")]
    [InlineData("""{"request":{"\ud800":1}}""")]
    public void Half_a_surrogate_pair_is_refused_and_not_thrown(string data)
    {
        using var document = JsonDocument.Parse(data);

        Assert.Equal(RejectCode.InvalidEvent, PersonalData.Check(document.RootElement, "data")?.Code);
    }
}
