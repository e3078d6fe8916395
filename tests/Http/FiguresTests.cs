using System.Net;
using System.Text.Json.Nodes;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>Figures out: the form of the contract, and figures that follow the events.</summary>
[Collection(HttpSuite.Name)]
public sealed class FiguresTests(SiloServer server)
{
    private static readonly string[] Always =
    [
        "code", "name", "level", "version", "asOf", "window", "report", "services", "complaints", "participation", "reach",
        "satisfaction", "figures", "reporting", "programme", "population",
    ];

    [Theory]
    [InlineData("18", "provinsi")]
    [InlineData("18.09", "kabupaten")]
    [InlineData("1809", "kabupaten")]
    [InlineData("18.71", "kota")]
    [InlineData("18.09.10", "kecamatan")]
    [InlineData("18.09.10.2004", "desa")]
    public async Task A_region_of_any_level_has_a_summary_of_the_same_form(string code, string level)
    {
        var summary = await server.TodayAsync(code);

        Assert.Equal(level, (string)summary["level"]!);
        Assert.All(Always, key => Assert.True(summary.AsObject().ContainsKey(key), key));
        Assert.Equal("today", (string)summary["window"]!["name"]!);
        Assert.EndsWith("T00:00:00+07:00", (string)summary["window"]!["from"]!, StringComparison.Ordinal);
        Assert.All(
            ["submitted", "completed", "rejected", "cancelled", "open", "processing", "late", "timed"],
            key => Assert.Equal(System.Text.Json.JsonValueKind.Number, summary["services"]![key]!.GetValueKind()));
        Assert.True(summary["services"]!.AsObject().ContainsKey("onTime"));
        Assert.IsType<JsonArray>(summary["durations"]);
    }

    [Theory]
    [InlineData("7d")]
    [InlineData("30d")]
    [InlineData("month")]
    [InlineData("year")]
    public async Task The_windows_of_the_contract_are_known(string window) =>
        Assert.Equal(window, (string)(await server.GetAsync($"/api/v1/regions/18/summary?window={window}"))["window"]!["name"]!);

    [Fact]
    public async Task An_event_is_seen_at_every_level()
    {
        var village = server.NextVillage();
        var before = await Completed("18");
        await server.SendAsync(CloudEvents.Completed(village), Paid(village, 125_000));

        Assert.Equal(2, await Completed(village));
        var paid = (await server.TodayAsync(village))["services"]!["byService"]!.AsArray().Single(s => (string)s!["service"]! == "pajak.pbb")!;
        Assert.Equal("125000", paid["measures"]!["amount"]!.ToJsonString());
        await Eventually(async () => await Completed("18") >= before + 2);
        JsonNode? row = null;
        await Eventually(async () =>
        {
            row = (await ChildrenAsync("18.03")).Single(r => (string)r!["code"]! == village)!;
            return (int)row["services"]!["completed"]! == 2;
        });
        Assert.False(row!.AsObject().ContainsKey("usual"));
        Assert.False(row!.AsObject().ContainsKey("durations"));
        Assert.False(row!.AsObject().ContainsKey("compare"));
        Assert.NotNull((string?)row["kecamatan"]);
    }

    [Fact]
    public async Task Children_carry_the_parents_version_and_daily_series_on_request()
    {
        using var response = await server.Client.GetAsync("/api/v1/regions/18/children?spark=14d");
        var rows = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();

        Assert.Matches("^\"\\d+\"$", response.Headers.ETag?.ToString());
        Assert.Equal(15, rows.Count);
        Assert.All(rows, row => Assert.Equal(14, row!["spark"]!.AsArray().Count));
        Assert.Empty(await ChildrenAsync("18.09.10.2004"));
        Assert.All(await ChildrenAsync("18.09.10"), row => Assert.StartsWith("18.09.10.", (string)row!["code"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_series_counts_events_and_keeps_silence_null()
    {
        var village = server.NextVillage();
        var yesterday = Now.AddDays(-1);
        await server.SendAsync(CloudEvents.Completed(village, time: yesterday), CloudEvents.Completed(village, time: yesterday));

        var days = (await server.GetAsync($"/api/v1/regions/{village}/series?measure=completed&bucket=day")).AsArray();

        Assert.Equal(30, days.Count);
        Assert.Equal(["t", "v"], days[0]!.AsObject().Select(p => p.Key));
        Assert.Equal(2, (int)days[^2]!["v"]!);
        Assert.Null(days[^3]!["v"]);
        var hours = (await server.GetAsync($"/api/v1/regions/{village}/series?measure=completed&bucket=hour&from={yesterday:yyyy-MM-dd}&to={Now:yyyy-MM-dd}")).AsArray();
        Assert.Equal(24, hours.Count);
        Assert.Equal(2, hours.Sum(h => (int?)h!["v"] ?? 0));
    }

    [Fact]
    public async Task The_journal_of_a_village_is_read_in_sequence_and_in_pages()
    {
        var village = server.NextVillage();
        await server.SendAsync([.. Enumerable.Range(0, 5).Select(i => CloudEvents.Completed(village, id: $"surat-{i}"))]);

        var first = (await server.GetAsync($"/api/v1/regions/{village}/events?limit=2")).AsArray();
        var rest = (await server.GetAsync($"/api/v1/regions/{village}/events?after=2")).AsArray();

        Assert.Equal([1L, 2, 3, 4, 5], first.Concat(rest).Select(e => (long)e!["seq"]!));
        Assert.Equal(
            ["seq", "type", "source", "id", "time", "receivedAt", "receipt", "contentHash", "hash", "data"], first[0]!.AsObject().Select(p => p.Key));
        Assert.Equal("administrasi.domisili", (string)first[0]!["data"]!["service"]!);
    }

    [Fact]
    public async Task The_register_is_searched_and_filtered()
    {
        Assert.Equal(15, (await ListAsync("parent=18")).Count);
        Assert.Contains(await ListAsync("q=Sribawono"), r => (string)r!["code"]! == "18.07.15.2001");
        Assert.Contains(await ListAsync("q=cintamulya"), r => (string)r!["code"]! == "18.01.17.2006");
        Assert.All(await ListAsync("level=kota"), r => Assert.Equal("kota", (string)r!["level"]!));
        Assert.Equal(229, (await ListAsync("level=kecamatan")).Count);
        Assert.NotEmpty(await ListAsync("parent=18.09.10&level=desa"));
    }

    [Fact]
    public async Task A_region_tells_its_parents_words_and_people()
    {
        var region = await server.GetAsync("/api/v1/regions/18.10.01.2009");

        Assert.Equal(["18.10.01", "18.10", "18"], region["parents"]!.AsArray().Select(p => (string)p!["code"]!));
        Assert.Equal("pekon", (string)region["localWord"]!);
        Assert.True(region.AsObject().ContainsKey("stage"));
        Assert.Null(region["population"]!["stated"]);
        Assert.Equal(9144263, (long)(await server.GetAsync("/api/v1/regions/18"))["population"]!["official"]!);
    }

    [Fact]
    public async Task A_village_that_a_person_registers_is_found_by_its_stage()
    {
        var village = server.NextVillage();
        await server.SendAsync(Event(village, "stage", new JsonObject { ["stage"] = "planned" }));

        Assert.Equal("planned", (string)(await server.GetAsync($"/api/v1/regions/{village}"))["stage"]!);
        await Eventually(async () => (await ListAsync("stage=planned&parent=18.03&level=desa")).Any(r => (string)r!["code"]! == village));
    }

    [Fact]
    public async Task The_catalogue_is_told()
    {
        var services = (await server.GetAsync("/api/v1/services")).AsArray();
        var pbb = services.Single(s => (string)s!["code"]! == "pajak.pbb")!;

        Assert.Equal("pajak", (string)pbb["family"]!);
        Assert.Equal("calendar", (string)pbb["standard"]!["clock"]!);
        Assert.NotEmpty((await server.GetAsync("/api/v1/agencies")).AsArray());
        Assert.All((await server.GetAsync("/api/v1/indicators")).AsArray(), indicator => Assert.All(
            ["code", "concept", "definition", "formula", "unit", "producer", "frequency", "licence", "version"],
            key => Assert.NotNull(indicator![key])));
        Assert.Contains((await server.GetAsync("/api/v1/figures")).AsArray(), f => (string)f!["code"]! == "penduduk");
    }

    [Theory]
    [InlineData("/api/v1/regions/18.99", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions/Hanura/summary", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions/18.99/children", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions/18.99/series", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions/18.99/events", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions?parent=18.99", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/api/v1/regions?level=negara", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions?stage=raja", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18/summary?window=kemarin", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18.09.10.2004/summary?window=8d", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/children?window=8d", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/children?spark=14", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18/series?bucket=week", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18/series?service=pajak.pbx", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18/series?measure=kebahagiaan", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18/series?from=2026-11-03&to=2026-11-02", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/series?bucket=month&from=2019-01-01&to=2019-06-01", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/series?to=9999-12-31T23:59:59Z", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/series?from=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18/series?to=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "invalid-window")]
    [InlineData("/api/v1/regions/18.09/events", HttpStatusCode.BadRequest, "not-a-village")]
    [InlineData("/api/v1/regions/18.09.10.2004/events?limit=0", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/regions/18.09.10.2004/events?after=-1", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("/api/v1/receipts/01ARZ3NDEKTSV4RRFFQ69G5FAV", HttpStatusCode.NotFound, "unknown-receipt")]
    [InlineData("/api/v1/receipts/x", HttpStatusCode.NotFound, "unknown-receipt")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v2/regions", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/events", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task What_is_asked_wrongly_is_answered_as_a_problem(string path, HttpStatusCode status, string code)
    {
        using var indonesian = await server.Client.GetAsync(path);
        var problem = await Calls.AssertProblemAsync(indonesian, status, code);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var english = await server.Client.SendAsync(request);

        Assert.NotEqual((string)problem["detail"]!, (string)(await Calls.AssertProblemAsync(english, status, code))["detail"]!);
    }

    [Fact]
    public async Task A_wrong_method_names_the_right_ones()
    {
        using var response = await server.Client.DeleteAsync("/api/v1/regions/18/summary");

        await Calls.AssertProblemAsync(response, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    internal static async Task Eventually(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await holds())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<int> Completed(string region) => (int)(await server.TodayAsync(region))["services"]!["completed"]!;

    private async Task<JsonArray> ChildrenAsync(string region) => (await server.GetAsync($"/api/v1/regions/{region}/children")).AsArray();

    private async Task<JsonArray> ListAsync(string query) => (await server.GetAsync($"/api/v1/regions?{query}")).AsArray();
}
