using System.Net;
using static SmartVillage.Tests.Http.Calls;

namespace SmartVillage.Tests.Http;

/// <summary>Figures of many regions in one streamed answer.</summary>
[Collection(HttpSuite.Name)]
public sealed class BulkTests(SiloServer server)
{
    private const string Path = "/api/v1/figures.csv";

    [Fact]
    public async Task It_says_what_the_series_of_each_region_say()
    {
        var village = server.NextVillage();
        await server.SendAsync(CloudEvents.Completed(village), CloudEvents.Completed(village));
        var parent = village[..8];

        using var response = await server.Client.GetAsync($"{Path}?level=desa,kelurahan&parent={parent}&indicator=services.completed,services.onTime&bucket=day", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToArray();

        var villages = (await server.GetAsync($"/api/v1/regions?parent={parent}")).AsArray().Count;
        Assert.Equal(1 + (villages * 2 * 30), lines.Length);
        var own = lines.Where(line => line[0] == village && line[4] == "services.completed").Select(line => line[9]).ToArray();
        var series = (await server.GetAsync($"/api/v1/regions/{village}/series")).AsArray().Select(point => point!["v"]?.ToJsonString() ?? "");
        Assert.Equal(series, own);
        Assert.Equal("2", own[^1]);
        Assert.All(lines[1..], line => Assert.Equal("", line[12]));
    }

    [Fact]
    public async Task Without_a_wish_it_answers_days_of_all_kabupaten_and_kota()
    {
        var lines = (await server.Client.GetStringAsync($"{Path}?level=&indicator=&bucket=")).TrimEnd().Split("\r\n");

        Assert.Equal(1 + (15 * 30), lines.Length);
        Assert.Equal("18.01", lines[1].Split(',')[0]);
    }

    [Theory]
    [InlineData("level=planet", "invalid-parameter", "level")]
    [InlineData("level=2", "invalid-parameter", "level")]
    [InlineData("bucket=week", "invalid-parameter", "bucket")]
    [InlineData("indicator=services.nonsense", "unknown-indicator", "services.nonsense")]
    [InlineData("indicator=services.open", "unknown-indicator", "services.completed")]
    [InlineData("bucket=hour&indicator=participation.women", "invalid-parameter", "participation.women")]
    [InlineData("service=no.such", "invalid-parameter", "service")]
    [InlineData("service=pajak.pbb&indicator=participation.women", "invalid-parameter", "participation.women")]
    [InlineData("service=pengaduan.informasi", "invalid-parameter", "service")]
    [InlineData("from=2026-13-01", "invalid-window", "2026-13-01")]
    [InlineData("from=2026-11-02&to=2026-11-01", "invalid-window", "2026-11-01")]
    public async Task A_wrong_wish_is_told_before_the_first_byte(string query, string code, string named)
    {
        using var response = await server.Client.GetAsync($"{Path}?{query}");

        Assert.Contains(named, (string)(await AssertProblemAsync(response, HttpStatusCode.BadRequest, code))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_parent_is_no_empty_answer()
    {
        using var response = await server.Client.GetAsync($"{Path}?parent=18.99");

        await AssertProblemAsync(response, HttpStatusCode.NotFound, "unknown-region");
    }
}
