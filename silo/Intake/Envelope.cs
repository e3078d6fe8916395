using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Events;

namespace SmartVillage.Silo.Intake;

/// <summary>The attributes of a CloudEvent as they came, and its data; the first attribute that is no text is a fault.</summary>
internal sealed class Envelope
{
    private static readonly string[] Attributes = ["specversion", "id", "source", "type", "subject", "time", "scheme", "datacontenttype"];

    private readonly Dictionary<string, string> _attributes = [];

    public JsonElement Data { get; private init; }

    public Rejection? Fault { get; private set; }

    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    /// <summary>Of one event in JSON.</summary>
    public static Envelope Of(JsonElement item)
    {
        item.TryGetProperty("data", out var data);
        Rejection? fault = null;
        if (data.ValueKind == JsonValueKind.Undefined && item.TryGetProperty("data_base64", out var packed) && !TryUnpack(packed, out data))
        {
            fault = Rejection.Because(RejectCode.InvalidEvent, "data_base64", Reasons.Form, "base64(JSON)");
        }

        var envelope = new Envelope { Data = data, Fault = fault };
        foreach (var name in Attributes)
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                envelope.Add(name, value);
            }
        }

        return envelope;
    }

    /// <summary>Of one event in binary mode: header values are percent-encoded UTF-8.</summary>
    public static Envelope Of(IHeaderDictionary headers, JsonElement data)
    {
        var envelope = new Envelope { Data = data };
        foreach (var name in Attributes.Where(a => a != "datacontenttype"))
        {
            if (headers.TryGetValue($"ce-{name}", out var values))
            {
                envelope._attributes[name] = Uri.UnescapeDataString(values.ToString().Trim('"'));
            }
        }

        return envelope;
    }

    private void Add(string name, JsonElement value)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                _attributes[name] = value.GetString()!;
                return;
            }

            Fault ??= Rejection.Because(RejectCode.InvalidEvent, name, Reasons.Form, "text");
        }
        catch (InvalidOperationException)
        {
            Fault ??= Rejection.Because(RejectCode.InvalidEvent, name, Reasons.BadText);
        }
    }

    private static bool TryUnpack(JsonElement packed, out JsonElement data)
    {
        data = default;
        if (packed.ValueKind != JsonValueKind.String || !packed.TryGetBytesFromBase64(out var bytes))
        {
            return false;
        }

        using var document = CallBody.TryParse(bytes);
        data = document?.RootElement.Clone() ?? default;
        return document is not null;
    }
}
