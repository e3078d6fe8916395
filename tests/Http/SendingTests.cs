using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SmartVillage.Silo.Intake;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>Events in: every way of the contract, and what is answered.</summary>
[Collection(HttpSuite.Name)]
public sealed class SendingTests(SiloServer server)
{
    [Theory]
    [InlineData("application/cloudevents+json", false)]
    [InlineData("application/cloudevents+json; charset=utf-8", false)]
    [InlineData("application/cloudevents-batch+json", true)]
    [InlineData("application/json", false)]
    [InlineData("application/json; charset=UTF-8", true)]
    public async Task Structured_and_batch_events_are_taken(string type, bool batch)
    {
        var village = server.NextVillage();
        JsonNode body = batch ? new JsonArray(Completed(village), Completed(village)) : Completed(village);

        using var response = await server.PostAsync(body.ToJsonString(), type);

        Assert.Equal(batch ? 2 : 1, (int)(await ReadAsync(response))["accepted"]!);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task A_binary_event_is_told_by_its_header_whatever_its_content_type(string? type)
    {
        var village = server.NextVillage();
        using var request = Binary(village, """{"service":"pajak.pbb","status":"completed","measures":{"amount":150000}}""", type);
        request.Headers.Add("ce-id", "kertas%20biru%20%C3%A9");

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(1, (int)(await ReadAsync(response))["accepted"]!);
        var entry = Assert.Single(await server.JournalAsync(village))!;
        Assert.Equal("kertas biru é", (string?)entry["id"]);
        Assert.Equal("/uji biner", (string?)entry["source"]);
        Assert.Equal(150000m, (decimal)entry["data"]!["measures"]!["amount"]!);
    }

    [Fact]
    public async Task A_binary_event_without_valid_data_is_refused_like_any_other()
    {
        using var broken = Binary(server.NextVillage(), "{", "application/json");
        broken.Headers.Add("ce-id", "a");
        using var list = Binary(server.NextVillage(), "[]", "application/json");
        list.Headers.Add("ce-id", "b");

        using var malformed = await server.Client.SendAsync(broken);
        await Calls.AssertProblemAsync(malformed, HttpStatusCode.BadRequest, "malformed-json");
        using var refused = await server.Client.SendAsync(list);
        Assert.Equal("data", (string)Assert.Single((await ReadAsync(refused))["items"]!.AsArray())!["field"]!);
    }

    [Fact]
    public async Task Data_may_travel_as_base64()
    {
        var village = server.NextVillage();
        var packed = Convert.ToBase64String("""{"service":"administrasi.usaha","status":"completed"}"""u8);

        var answer = await server.SendAsync(
            Completed(village).With("data", null).With("data_base64", packed), Completed(village).With("data", null).With("data_base64", "%%"));

        Assert.Equal(1, (int)answer["accepted"]!);
        Assert.Equal("data_base64", (string)Assert.Single(answer["items"]!.AsArray())!["field"]!);
    }

    [Fact]
    public async Task The_answer_has_the_form_of_the_contract()
    {
        var village = server.NextVillage();
        var call = new JsonArray(Completed(village, id: "a"), Completed(village, "pajak.pbx", id: "b"), Completed(village, id: "c"));
        var before = Now;

        using var response = await server.PostAsync(call.ToJsonString());
        var answer = await ReadAsync(response);

        Assert.Equal(["receipt", "serverTime", "accepted", "duplicates", "rejected", "heads", "items"], answer.AsObject().Select(p => p.Key));
        Assert.True(Receipts.IsReceipt((string)answer["receipt"]!));
        Assert.EndsWith("+07:00", (string)answer["serverTime"]!, StringComparison.Ordinal);
        Assert.InRange(DateTimeOffset.Parse((string)answer["serverTime"]!, CultureInfo.InvariantCulture), before.AddSeconds(-1), Now.AddSeconds(1));
        var head = Assert.Single(answer["heads"]!.AsArray())!;
        Assert.Equal((village, 2L), ((string)head["village"]!, (long)head["seq"]!));
        Assert.Matches("^[0-9a-f]{64}$", (string)head["hash"]!);
        var item = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal(["index", "source", "id", "outcome", "code", "field", "detail"], item.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task A_resend_is_a_duplicate_however_it_is_written()
    {
        var village = server.NextVillage();
        var time = Now;
        var first = await server.SendAsync(Completed(village, time: time, id: "a"));
        var other = new JsonObject
        {
            ["data"] = new JsonObject { ["status"] = "completed", ["service"] = "administrasi.domisili", ["unknown"] = "x" },
            ["time"] = time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            ["subject"] = village.Replace(".", "", StringComparison.Ordinal),
            ["id"] = "a",
            ["source"] = $"/{village}/simdes",
            ["type"] = "id.smartvillage.service.v1",
            ["specversion"] = "1.0",
        };

        var second = await server.SendAsync(other);

        Assert.Equal((0, 1, 0), ((int)second["accepted"]!, (int)second["duplicates"]!, (int)second["rejected"]!));
        var item = Assert.Single(second["items"]!.AsArray())!;
        Assert.Equal(("duplicate", 1L), ((string)item["outcome"]!, (long)item["seq"]!));
        Assert.Equal((string)first["heads"]![0]!["hash"]!, (string)second["heads"]![0]!["hash"]!);
        Assert.Single(await server.JournalAsync(village));
    }

    [Fact]
    public async Task All_items_are_listed_where_they_are_asked_for()
    {
        var village = server.NextVillage();
        var body = new JsonArray(Completed(village), 7, Completed(village)).ToJsonString();

        using var response = await server.PostAsync(Encoding.UTF8.GetBytes(body), path: Calls.Path + "?items=all");
        var items = (await ReadAsync(response))["items"]!.AsArray();

        Assert.Equal([0, 1, 2], items.Select(i => (int)i!["index"]!));
        Assert.Equal(["accepted", "rejected", "accepted"], items.Select(i => (string)i!["outcome"]!));
        Assert.Equal([1L, 2L], items.Where(i => i!["seq"] is not null).Select(i => (long)i!["seq"]!));
    }

    [Fact]
    public async Task A_repeated_heartbeat_is_accepted_without_seq()
    {
        var village = server.NextVillage();
        var quarter = new DateTimeOffset(2026, 11, 2, 9, 1, 0, TimeSpan.FromHours(7));
        var body = new JsonArray(
            Event(village, "heartbeat", new JsonObject(), quarter), Event(village, "heartbeat", new JsonObject(), quarter.AddMinutes(5))).ToJsonString();

        using var response = await server.PostAsync(Encoding.UTF8.GetBytes(body), path: Calls.Path + "?items=all");
        var answer = await ReadAsync(response);

        Assert.Equal(2, (int)answer["accepted"]!);
        Assert.Null(answer["items"]![1]!["seq"]);
        Assert.Single(await server.JournalAsync(village));
    }

    [Fact]
    public async Task A_BPS_code_is_taken_where_the_sender_declares_it()
    {
        // Kemendagri 18.01.04.2001 is BPS 1803060001.
        var answer = await server.SendAsync(Completed("18.01.04.2001").With("subject", "1803060001").With("scheme", "bps"));

        Assert.Equal("18.01.04.2001", (string)answer["heads"]![0]!["village"]!);
    }

    [Fact]
    public async Task One_call_may_hold_many_villages()
    {
        string[] villages = [.. Enumerable.Range(0, 20).Select(_ => server.NextVillage())];
        JsonNode[] events = [.. villages.SelectMany(v => new[] { Completed(v), Completed(v) })];

        var answer = await server.SendAsync(events);

        Assert.Equal(40, (int)answer["accepted"]!);
        Assert.Equal(villages.Order(StringComparer.Ordinal), answer["heads"]!.AsArray().Select(h => (string)h!["village"]!));
        Assert.All(answer["heads"]!.AsArray(), head => Assert.Equal(2, (long)head!["seq"]!));
    }

    [Fact]
    public async Task A_receipt_tells_what_was_stored_under_it()
    {
        var (one, two) = (server.NextVillage(), server.NextVillage());
        var answer = await server.SendAsync(Completed(one, id: "a"), Completed(two, id: "b"), Completed(two, "pajak.pbx"));

        var receipt = await server.GetAsync($"/api/v1/receipts/{answer["receipt"]}");

        Assert.Equal(2, (int)receipt["stored"]!);
        Assert.Equal([one, two], receipt["events"]!.AsArray().Select(e => (string)e!["village"]!).Order(StringComparer.Ordinal));
        Assert.Equal(
            answer["heads"]!.AsArray().Select(h => (string)h!["hash"]!).Order(StringComparer.Ordinal),
            receipt["events"]!.AsArray().Select(e => (string)e!["hash"]!).Order(StringComparer.Ordinal));
    }

    private static HttpRequestMessage Binary(string village, string data, string? type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Calls.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(data)) };
        request.Content.Headers.ContentType = type is null ? null : new(type);
        request.Headers.Add("ce-specversion", "1.0");
        request.Headers.Add("ce-type", "id.smartvillage.service.v1");
        request.Headers.Add("ce-source", "/uji%20biner");
        request.Headers.Add("ce-subject", village);
        request.Headers.Add("ce-time", (string)Completed(village)["time"]!);
        return request;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
