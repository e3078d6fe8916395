using System.Text.Json;

namespace SmartVillage.Grains.Journal;

/// <summary>What every adapter has to know of a payload: whether its source is a simulation's.</summary>
public static class JournalPayload
{
    private const string Prefix = "/simulasi";

    /// <summary>Which kind of content a payload is: its top-level <c>source</c> decides.</summary>
    public static JournalContent ContentOf(ReadOnlySpan<byte> payload) =>
        IsSimulation(payload) ? JournalContent.Simulation : JournalContent.Real;

    private static bool IsSimulation(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSource = reader.ValueTextEquals("source"u8);
            reader.Read();
            if (isSource)
            {
                return reader.TokenType == JsonTokenType.String && reader.GetString()!.StartsWith(Prefix, StringComparison.Ordinal);
            }

            reader.Skip();
        }

        return false;
    }
}
