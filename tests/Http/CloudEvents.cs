using System.Text.Json.Nodes;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Http;

/// <summary>Events as a village system writes them.</summary>
internal static class CloudEvents
{
    private static int _next;

    public static string NextId() => $"uji-{Interlocked.Increment(ref _next)}";

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow().ToWib();

    public static JsonObject Event(string village, string type, JsonNode data, DateTimeOffset? time = null, string? id = null) => new()
    {
        ["specversion"] = "1.0",
        ["type"] = $"id.smartvillage.{type}.v1",
        ["source"] = $"/{village}/simdes",
        ["id"] = id ?? NextId(),
        ["subject"] = village,
        ["time"] = WibTimeJsonConverter.ToText(time ?? Now),
        ["datacontenttype"] = "application/json",
        ["data"] = data,
    };

    /// <summary>A completed letter: counts one in submitted and completed.</summary>
    public static JsonObject Completed(string village, string service = "administrasi.domisili", DateTimeOffset? time = null, string? id = null) =>
        Event(village, "service", new JsonObject { ["service"] = service, ["status"] = "completed" }, time, id);

    public static JsonObject Paid(string village, JsonNode amount, string? id = null) => Event(
        village,
        "service",
        new JsonObject { ["service"] = "pajak.pbb", ["status"] = "completed", ["channel"] = "agent", ["measures"] = new JsonObject { ["amount"] = amount } },
        id: id);

    /// <summary>The same event with an attribute set, or taken away.</summary>
    public static JsonObject With(this JsonObject item, string attribute, JsonNode? value)
    {
        if (value is null)
        {
            item.Remove(attribute);
        }
        else
        {
            item[attribute] = value;
        }

        return item;
    }

    /// <summary>The same event with a field of its data set, or taken away.</summary>
    public static JsonObject WithData(this JsonObject item, string field, JsonNode? value)
    {
        item["data"]!.AsObject().With(field, value);
        return item;
    }
}
