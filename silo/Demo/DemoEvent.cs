using System.Globalization;
using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>A simulated event, ready to be sent.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Type">Which kind.</param>
/// <param name="Source">Begins with <c>/simulasi</c>.</param>
/// <param name="Id">Unique in all runs of the simulation.</param>
/// <param name="Time">When it happened.</param>
/// <param name="SendAt">When it is sent: later than it happened after an outage.</param>
/// <param name="Data">The event's data as JSON.</param>
/// <param name="Corrects">Of a correction: the id of its original.</param>
internal sealed record DemoEvent(
    RegionCode Village, EventType Type, string Source, string Id, DateTimeOffset Time, DateTimeOffset SendAt, string Data, string? Corrects = null)
{
    /// <summary>Writes the CloudEvent.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("specversion", "1.0");
        writer.WriteString("type", Type.ToName());
        writer.WriteString("source", Source);
        writer.WriteString("id", Id);
        writer.WriteString("subject", Village.ToString());
        writer.WriteString("time", Text(Time));
        writer.WriteString("datacontenttype", "application/json");
        writer.WritePropertyName("data");
        writer.WriteRawValue(Data, skipInputValidation: true);
        writer.WriteEndObject();
    }

    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
