using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartVillage.Aggregates;

namespace SmartVillage.Indicators;

/// <summary>Writes instants in WIB, <c>2026-11-24T10:00:00.120+07:00</c>, with as many decimals as they have; reads any offset.</summary>
public sealed class WibTimeJsonConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>The text of an instant.</summary>
    public static string ToText(DateTimeOffset value) => value.ToWib().ToString(
        value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz"
        : value.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fffzzz"
        : "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
        CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(ToText(value));
}
