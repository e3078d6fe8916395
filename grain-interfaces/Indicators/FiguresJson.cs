using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmartVillage.Indicators;

/// <summary>
/// The one JSON form of figures, for the API and the hub alike: camelCase, times in WIB, null kept where a figure is undefined,
/// and parts of a summary that were not asked for left out.
/// </summary>
public static class FiguresJson
{
    private static readonly string[] Parts = ["durations", "compare", "usual", "kecamatan", "spark"];

    /// <summary>Sets the form.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.Converters.Add(new WibTimeJsonConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutParts);
    }

    private static void LeaveOutParts(JsonTypeInfo type)
    {
        if (type.Type != typeof(RegionSummary))
        {
            return;
        }

        foreach (var property in type.Properties.Where(p => Parts.Contains(p.Name)))
        {
            property.ShouldSerialize = static (_, value) => value is not null;
        }
    }
}
