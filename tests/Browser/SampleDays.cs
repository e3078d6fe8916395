using System.Text.Json.Nodes;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

/// <summary>Something on every panel: two villages, a few services, an activity, a survey, a stated figure, a complaint.</summary>
internal static class SampleDays
{
    public static JsonObject[] Events() =>
    [
        Stage(Site.Village), Stage("18.10.01.2009"), Stage("18.09.10.2001"),
        .. Enumerable.Range(1, 9).SelectMany(day => new[] { Site.Village, "18.10.01.2009" }.Select(village => CloudEvents.Completed(village, time: CloudEvents.Now.AddDays(-day)))),
        CloudEvents.Completed(Site.Village), CloudEvents.Paid(Site.Village, 150_000), CloudEvents.Completed("18.10.01.2009", "perbankan.tarik"),
        CloudEvents.Event(Site.Village, "participation", new JsonObject { ["activity"] = "gotong-royong", ["participants"] = 34, ["women"] = 12, ["measures"] = new JsonObject { ["cash"] = 250_000 } }),
        CloudEvents.Event(Site.Village, "survey", new JsonObject { ["service"] = "administrasi.usaha", ["scores"] = new JsonObject { ["waktu"] = 4, ["biaya"] = 3 } }),
        CloudEvents.Event(Site.Village, "figure", new JsonObject { ["figure"] = "penduduk", ["period"] = "2026-S1", ["value"] = 5914, ["asOf"] = "2026-06-30" }),
        CloudEvents.Event("18.10.01.2009", "service", new JsonObject { ["service"] = "pengaduan.informasi", ["status"] = "submitted", ["request"] = "p1" }, CloudEvents.Now.AddDays(-30)),
        CloudEvents.Event("18.09.10.2001", "heartbeat", new JsonObject()),
    ];

    private static JsonObject Stage(string village) =>
        CloudEvents.Event(village, "stage", new JsonObject { ["stage"] = "registered" }, CloudEvents.Now.AddDays(-40));
}
