using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>What is refused as a whole: nothing of the call is stored, and the process stays healthy.</summary>
[Collection(HttpSuite.Name)]
public sealed class WholeCallErrorTests(SiloServer server)
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "empty", "" },
        { "no JSON", "halo" },
        { "cut", """[{"specversion":"1.0","id":""" },
        { "root is text", "\"halo\"" },
        { "root is a number", "42" },
        { "root is null", "null" },
        { "two roots", "{} {}" },
        { "comment", "/* x */ []" },
        { "trailing comma", "[{},]" },
        { "duplicate keys", """[{"id":"a","id":"b"}]""" },
        { "duplicate keys by escape", """[{"id":"a","i\u0064":"b"}]""" },
        { "duplicate keys deep inside", """[{"data":{"measures":{"amount":1,"amount":2}}}]""" },
        { "33 levels", string.Concat(Enumerable.Repeat("[", 33)) + string.Concat(Enumerable.Repeat("]", 33)) },
        { "10,000 levels", string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) },
        { "10,000 objects deep", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + string.Concat(Enumerable.Repeat("}", 10_000)) },
        { "half a pair as key", """[{"\ud800":1,"\ud800":2}]""" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_no_JSON_of_ours_is_malformed(string name, string body)
    {
        using var response = await server.PostAsync(body);

        var problem = await Calls.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json");
        Assert.True(((string)problem["detail"]!).Contains("JSON UTF-8", StringComparison.Ordinal), name);
        await server.AssertHealthyAsync();
    }

    [Fact]
    public async Task Thirty_two_levels_are_read()
    {
        using var response = await server.PostAsync(string.Concat(Enumerable.Repeat("[", 32)) + string.Concat(Enumerable.Repeat("]", 32)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_malformed_and_nothing_of_the_call_is_stored()
    {
        var village = server.NextVillage();
        var bytes = Encoding.Latin1.GetBytes($"[{Completed(village)},{Completed(village, id: "caf\u00e9").ToJsonString()}]".Replace(@"\u00E9", "\u00e9", StringComparison.Ordinal));

        using var response = await server.PostAsync(bytes);

        await Calls.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json");
        Assert.Empty(await server.JournalAsync(village));
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        var village = server.NextVillage();

        using var response = await server.PostAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Completed(village).ToJsonString())]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await server.JournalAsync(village));
    }

    [Fact]
    public async Task Gzip_is_unpacked()
    {
        var village = server.NextVillage();

        using var response = await server.PostAsync(Calls.Gzip(Encoding.UTF8.GetBytes(Completed(village).ToJsonString())), encoding: "gzip");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await server.JournalAsync(village));
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("no gzip")]
    [InlineData("other checksum")]
    public async Task Broken_gzip_is_malformed(string how)
    {
        var village = server.NextVillage();
        var packed = Calls.Gzip(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 200).Select(_ => Completed(village).ToJsonString()))}]"));
        packed = how switch
        {
            "truncated" => packed[..(packed.Length / 2)],
            "no gzip" => Encoding.UTF8.GetBytes(Completed(village).ToJsonString()),
            _ => [.. packed[..^8], (byte)~packed[^8], .. packed[^7..]],
        };

        using var response = await server.PostAsync(packed, encoding: "gzip");

        await Calls.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json");
        Assert.Empty(await server.JournalAsync(village));
        await server.AssertHealthyAsync();
    }

    [Fact]
    public async Task A_gzip_bomb_is_too_large_and_never_unpacked()
    {
        var bomb = Calls.Gzip(new byte[256 << 20]);
        var before = GC.GetTotalAllocatedBytes();

        using var response = await server.PostAsync(bomb, encoding: "gzip");

        await Calls.AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
        var allocated = GC.GetTotalAllocatedBytes() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"measured: a bomb of {bomb.Length} bytes for 256 MiB cost {allocated / 1024} KiB");
        Assert.True(allocated < 64 << 20, $"{allocated} bytes");
        await server.AssertHealthyAsync();
    }

    [Theory]
    [InlineData((4 << 20) + 1)]
    [InlineData(20 << 20)]
    [InlineData(31 << 20)]
    public async Task More_than_4_MiB_are_too_large_and_the_sender_sees_the_answer(int size)
    {
        var body = new byte[size];
        body.AsSpan().Fill((byte)' ');

        using var response = await server.PostAsync(body);

        var problem = await Calls.AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Contains("5.000 kejadian", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Just_4_MiB_are_read()
    {
        var village = server.NextVillage();
        var one = Completed(village).ToJsonString();

        using var response = await server.PostAsync(one + new string(' ', (4 << 20) - one.Length));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(5000, HttpStatusCode.OK)]
    [InlineData(5001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task At_most_5000_events_are_taken(int count, HttpStatusCode status)
    {
        using var response = await server.PostAsync($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData(null, null)]
    [InlineData("application/xml", null)]
    [InlineData("application/json", "br")]
    [InlineData("application/json", "deflate")]
    public async Task Other_types_and_compressions_are_unsupported(string? type, string? encoding)
    {
        using var response = await server.PostAsync("[]"u8.ToArray(), type, encoding);

        var problem = await Calls.AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Contains("ce-specversion", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_is_English_where_it_is_asked_for()
    {
        using var response = await server.PostAsync("halo", language: "en-GB,en;q=0.9");

        var problem = await Calls.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed-json");
        Assert.Contains("Nothing was stored", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal("en", Assert.Single(response.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task An_empty_array_is_a_call_without_events()
    {
        var answer = await server.SendAsync();

        Assert.Equal((0, 0, 0), ((int)answer["accepted"]!, (int)answer["duplicates"]!, (int)answer["rejected"]!));
        Assert.Empty(answer["items"]!.AsArray());
        Assert.NotNull((string?)answer["receipt"]);
        Assert.IsType<JsonArray>(answer["heads"]);
    }
}
