using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartVillage.Tests.Http;

/// <summary>Calls to the intake, and what is always asked of their answers.</summary>
internal static class Calls
{
    public const string Path = "/api/v1/events";

    public static async Task<JsonNode> SendAsync(this SiloServer server, params JsonNode?[] events)
    {
        using var response = await server.PostAsync(new JsonArray(events).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public static Task<HttpResponseMessage> PostAsync(this SiloServer server, string body, string type = "application/json", string? language = null) =>
        server.PostAsync(Encoding.UTF8.GetBytes(body), type, language: language);

    public static async Task<HttpResponseMessage> PostAsync(
        this SiloServer server, byte[] body, string? type = "application/json", string? encoding = null, string? language = null, string path = Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await server.Client.SendAsync(request);
    }

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>The answer is a problem of RFC 9457 with the code.</summary>
    public static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        return problem;
    }

    /// <summary>The process lives, takes events and shows figures.</summary>
    public static async Task AssertHealthyAsync(this SiloServer server)
    {
        using var live = await server.Client.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await FiguresTests.Eventually(async () =>
        {
            using var ready = await server.Client.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        });
    }
}
