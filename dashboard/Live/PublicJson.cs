using System.Runtime.CompilerServices;
using System.Text.Json;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Live;

/// <summary>
/// The hub's messages as plain trees of dictionaries, lists, texts and numbers with the keys of the public JSON.
/// So JSON and MessagePack carry the same names, and times are text in both.
/// </summary>
internal static class PublicJson
{
    private static readonly JsonSerializerOptions Options = Form();

    /// <summary>A summary is shaped once, however many relays and protocols send it.</summary>
    private static readonly ConditionalWeakTable<RegionSummary, object> Shaped = [];

    public static object Shape(RegionSummary summary) => Shaped.GetValue(summary, static s => Tree(JsonSerializer.SerializeToElement(s, Options))!);

    /// <summary>RFC 3339 in WIB.</summary>
    public static string Time(DateTimeOffset instant) => WibTimeJsonConverter.ToText(instant);

    private static object? Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Tree(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Tree).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static JsonSerializerOptions Form()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        FiguresJson.Configure(options);
        return options;
    }
}
