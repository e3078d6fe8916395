using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartVillage.Events;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>Each reject code, with its field and its sentence: nothing of the bad event is stored or counted, the good ones of the call are kept.</summary>
[Collection(HttpSuite.Name)]
public sealed class RejectCodeTests(SiloServer server)
{
    private const string Nik = "1809100411900001";

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["no object"] = new("invalid-event", null, "bukan objek", _ => JsonValue.Create(7)),
        ["no specversion"] = new("invalid-event", "specversion", "wajib ada", v => Completed(v).With("specversion", null)),
        ["other specversion"] = new("invalid-event", "specversion", "1.0", v => Completed(v).With("specversion", "0.3")),
        ["no id"] = new("invalid-event", "id", "wajib ada", v => Completed(v).With("id", null)),
        ["empty id"] = new("invalid-event", "id", "wajib ada", v => Completed(v).With("id", "")),
        ["id is a number"] = new("invalid-event", "id", "teks", v => Completed(v).With("id", 7)),
        ["long id"] = new("invalid-event", "id", "256", v => Completed(v).With("id", new string('x', 257))),
        ["long source"] = new("invalid-event", "source", "256", v => Completed(v).With("source", "/" + new string('x', 256))),
        ["no source"] = new("invalid-event", "source", "wajib ada", v => Completed(v).With("source", null)),
        ["no type"] = new("invalid-event", "type", "wajib ada", v => Completed(v).With("type", null)),
        ["no subject"] = new("invalid-event", "subject", "wajib ada", v => Completed(v).With("subject", null)),
        ["other scheme"] = new("invalid-event", "scheme", "bps", v => Completed(v).With("scheme", "iso")),
        ["no time"] = new("invalid-event", "time", "wajib ada", v => Completed(v).With("time", null)),
        ["time without offset"] = new("invalid-event", "time", "2026-11-24T09:15:00+07:00", v => Completed(v).With("time", "2026-11-24T09:15:00")),
        ["time in words"] = new("invalid-event", "time", "2026-11-24T09:15:00+07:00", v => Completed(v).With("time", "kemarin")),
        ["other content type"] = new("invalid-event", "datacontenttype", "application/json", v => Completed(v).With("datacontenttype", "text/xml")),
        ["no data"] = new("invalid-event", "data", "wajib ada", v => Completed(v).With("data", null)),
        ["data is text"] = new("invalid-event", "data", "objek", v => Completed(v).With("data", "selesai")),
        ["no status"] = new("invalid-event", "data.status", "wajib ada", v => Completed(v).WithData("status", null)),
        ["other status"] = new("invalid-event", "data.status", "completed", v => Completed(v).WithData("status", "done")),
        ["forwarded letter"] = new("invalid-event", "data.status", "pengaduan", v => Completed(v).WithData("status", "forwarded").WithData("request", "1")),
        ["step without request"] = new("invalid-event", "data.request", "wajib ada", v => Completed(v).WithData("status", "processing")),
        ["long request"] = new("invalid-event", "data.request", "64", v => Completed(v).WithData("request", new string('x', 65))),
        ["short hash"] = new("invalid-event", "data.citizen", "hash", v => Completed(v).WithData("citizen", "abc")),
        ["half a letter"] = new("invalid-event", "data.request", "Unicode", v => Completed(v).WithData("request", "HALF")),
        ["other type"] = new("unsupported-type", "type", "id.smartvillage.king.v1", v => Completed(v).With("type", "id.smartvillage.king.v1")),
        ["no region"] = new("unknown-region", "subject", "18.99.01.2001", v => Completed(v).With("subject", "18.99.01.2001")),
        ["a name"] = new("unknown-region", "subject", "Hanura", v => Completed(v).With("subject", "Hanura")),
        ["bps code without scheme"] = new("unknown-region", "subject", "1803060001", v => Completed(v).With("subject", "1803060001")),
        ["kabupaten"] = new("not-a-village", "subject", "Kabupaten Pesawaran", v => Completed(v).With("subject", "18.09")),
        ["other service"] = new("unknown-service", "data.service", "Layanan 'pajak.pbx' tidak ada di katalog.", v => Completed(v, "pajak.pbx")),
        ["retired service"] = new("service-retired", "data.service", "ditutup", v => Completed(v, RetiredService.Code)),
        ["other measure"] = new("unknown-measure", "data.measures.jumlah", "jumlah", v => Paid(v, 1).WithData("measures", new JsonObject { ["jumlah"] = 1 })),
        ["other figure"] = new("unknown-figure", "data.figure", "kpb.raja", v => Event(v, "figure", Stated("kpb.raja", 1))),
        ["1e400"] = new("value-out-of-range", "data.measures.amount", "batas", v => Paid(v, JsonNode.Parse("1e400")!)),
        ["negative"] = new("value-out-of-range", "data.measures.amount", "batas", v => Paid(v, -1)),
        ["more women"] = new("value-out-of-range", "data.women", "peserta", v => Event(
            v, "participation", new JsonObject { ["activity"] = "musyawarah", ["participants"] = 3, ["women"] = 4 })),
        ["score of 5"] = new("value-out-of-range", "data.scores.waktu", "1 sampai 4", v => Survey(v, 5), "value-out-of-range"),
        ["half a rupiah"] = new("too-precise", "data.measures.amount", "0 angka", v => Paid(v, 1.5m)),
        ["clock ahead"] = new("in-future", "time", "jam komputer maju 37 menit", v => Completed(v, time: Now.AddMinutes(36.5))),
        ["before 2020"] = new("too-old", "time", "2020-01-01", v => Completed(v, time: new(2019, 12, 31, 23, 59, 59, TimeSpan.FromHours(7)))),
        ["NIK as id"] = new("personal-data", "id", "NIK", v => Completed(v, id: Nik)),
        ["NIK in id"] = new("personal-data", "id", "NIK", v => Completed(v, id: $"surat/{Nik}")),
        ["NIK in source"] = new("personal-data", "source", "NIK", v => Completed(v).With("source", $"/{Nik}")),
        ["NIK as request"] = new("personal-data", "data.request", "NIK", v => Completed(v).WithData("request", Nik)),
        ["NIK as service"] = new("personal-data", "data.service", "NIK", v => Completed(v, Nik)),
        ["NIK as status"] = new("personal-data", "data.status", "NIK", v => Completed(v).WithData("status", Nik)),
        ["NIK as channel"] = new("personal-data", "data.channel", "NIK", v => Completed(v).WithData("channel", Nik)),
        ["NIK as category"] = new("personal-data", "data.category", "NIK", v => Completed(v).WithData("category", Nik)),
        ["NIK as citizen"] = new("personal-data", "data.citizen", "NIK", v => Completed(v).WithData("citizen", Nik)),
        ["NIK as measure"] = new("personal-data", "data.measures", "NIK", v => Completed(v).WithData("measures", new JsonObject { [Nik] = 1 })),
        ["NIK in unknown field"] = new("personal-data", "data.catatan.x", "NIK", v => Completed(v).WithData("catatan", new JsonObject { ["x"] = $"warga {Nik}" })),
        ["NIK among citizens"] = new("personal-data", "data.citizens", "NIK", v => Event(
            v, "participation", new JsonObject { ["activity"] = "musyawarah", ["participants"] = 3, ["citizens"] = new JsonArray("abcdefabcdefabcdef", Nik) })),
        ["NIK as reason"] = new("personal-data", "data.reason", "NIK", v => Event(v, "stage", new JsonObject { ["stage"] = "registered", ["reason"] = Nik })),
        ["NIK as period"] = new("personal-data", "data.period", "NIK", v => Event(v, "figure", Stated("penduduk", 1, Nik))),
        ["NIK in a replacement"] = new("personal-data", "data.data.request", "NIK", v => Event(
            v, "correction", new JsonObject { ["source"] = "/x", ["id"] = "y", ["action"] = "replace", ["data"] = new JsonObject { ["request"] = Nik } })),
        ["NIK as original"] = new("personal-data", "data.id", "NIK", v => Event(
            v, "correction", new JsonObject { ["source"] = "/x", ["id"] = Nik, ["action"] = "cancel" })),
        ["no original"] = new("unknown-original", "data.id", "tidak ditemukan", v => Event(
            v, "correction", new JsonObject { ["source"] = "/x", ["id"] = "y", ["action"] = "cancel" })),
        ["simulated"] = new("out-of-scope", "source", "/simulasi", v => Completed(v).With("source", "/simulasi/desa")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_event_is_refused_with_code_field_and_sentence(string name)
    {
        var (code, field, sentence, make, _) = Cases[name];
        var village = server.NextVillage();
        var bad = Raw(make(village));
        var body = $"[{Completed(village).ToJsonString()},{bad},{Completed(village).ToJsonString()}]";

        using var response = await server.PostAsync(body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        var answer = JsonNode.Parse(text)!;

        Assert.Equal((2, 0, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!, (int)answer["rejected"]!));
        var item = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal((1, "rejected", code, field), ((int)item["index"]!, (string)item["outcome"]!, (string)item["code"]!, (string?)item["field"]));
        Assert.Contains(sentence, (string)item["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, text, StringComparison.Ordinal);

        // In English the sentence differs, the code and the field do not.
        using var english = await server.PostAsync($"[{bad}]", language: "en");
        var other = Assert.Single((await english.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray())!;
        Assert.Equal((code, field), ((string)other["code"]!, (string?)other["field"]));
        Assert.NotEqual((string)item["detail"]!, (string)other["detail"]!);

        Assert.Equal(2, (await server.JournalAsync(village)).Count);
        var today = await server.TodayAsync(village);
        Assert.Equal((2, 2), ((int)today["services"]!["submitted"]!, (int)today["services"]!["completed"]!));
        await server.AssertHealthyAsync();
    }

    [Fact]
    public async Task An_id_used_with_other_content_is_a_conflict()
    {
        var village = server.NextVillage();
        var time = Now;
        await server.SendAsync(Completed(village, time: time, id: "surat-1"));

        var answer = await server.SendAsync(Completed(village, "administrasi.usaha", time, "surat-1"), Completed(village));

        var item = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal(("id-conflict", "id"), ((string)item["code"]!, (string)item["field"]!));
        Assert.Contains("kirim koreksi", (string)item["detail"]!, StringComparison.Ordinal);
        Assert.Equal(2, (await server.JournalAsync(village)).Count);
    }

    [Fact]
    public void Every_reject_code_has_its_test() => Assert.Equal(
        Enum.GetValues<RejectCode>().Select(c => c.ToCode()).Order(StringComparer.Ordinal),
        Cases.Values.Select(c => c.Code).Append("id-conflict").Distinct().Order(StringComparer.Ordinal));

    /// <summary>No writer of JSON writes half of a surrogate pair.</summary>
    private static string Raw(JsonNode item) => item.ToJsonString().Replace("HALF", @"\ud83d", StringComparison.Ordinal);

    private static JsonObject Stated(string figure, decimal value, string period = "2026") =>
        new() { ["figure"] = figure, ["period"] = period, ["value"] = value, ["asOf"] = "2026-11-01" };

    private static JsonObject Survey(string village, int score) => Event(
        village, "survey", new JsonObject { ["service"] = "administrasi.domisili", ["scores"] = new JsonObject { ["waktu"] = score } });

    private sealed record Case(string Code, string? Field, string Sentence, Func<string, JsonNode> Make, string? Note = null);
}
