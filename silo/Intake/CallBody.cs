using System.Text.Json;
using System.Text.Unicode;

namespace SmartVillage.Silo.Intake;

/// <summary>How a call carries its events.</summary>
internal enum CallMode
{
    /// <summary>Events as JSON: one or an array of them.</summary>
    Structured,

    /// <summary>One event: attributes in <c>ce-</c> headers, the body its data.</summary>
    Binary,
}

/// <summary>What a call's headers say about its body, and its JSON.</summary>
internal static class CallBody
{
    public const int MaxDepth = 32;

    private static readonly string[] JsonTypes = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>How the events are carried; <see langword="null"/> when it is no way we know.</summary>
    public static CallMode? ModeOf(HttpRequest request) =>
        request.Headers.ContainsKey("ce-specversion") ? CallMode.Binary
        : JsonTypes.Contains(request.GetTypedHeaders().ContentType?.MediaType.Value, StringComparer.OrdinalIgnoreCase) ? CallMode.Structured
        : null;

    /// <summary>Whether the body is packed with gzip; <see langword="null"/> when in another way.</summary>
    public static bool? IsGzip(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "" or "identity" => false,
        "gzip" or "x-gzip" => true,
        _ => null,
    };

    /// <summary>Reads strict JSON; <see langword="null"/> when it is none.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (!Utf8.IsValid(text.Span))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a property name with half of a surrogate pair, met while looking for duplicates.
            return null;
        }
    }
}
