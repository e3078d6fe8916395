using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SmartVillage.Events;

namespace SmartVillage.Grains.Events;

/// <summary>The canonical form of an event: fixed order of keys, absent fields left out, times in UTC, numbers without trailing zeros.</summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Canonical data: what the content hash covers.</summary>
    public static byte[] Data(EventData data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, data);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the journal keeps of an event: source, id and canonical data.</summary>
    public static byte[] Payload(string source, string id, ReadOnlySpan<byte> canonicalData)
    {
        var buffer = new ArrayBufferWriter<byte>(canonicalData.Length + source.Length + id.Length + 64);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("source", source);
        writer.WriteString("id", id);
        writer.WritePropertyName("data");
        writer.WriteRawValue(canonicalData, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, EventData data)
    {
        writer.WriteStartObject();
        switch (data)
        {
            case ServiceData service:
                Write(writer, service);
                break;
            case ParticipationData participation:
                Write(writer, participation);
                break;
            case SurveyData survey:
                writer.WriteString("service", survey.Service);
                writer.WriteStartObject("scores");
                for (var i = 0; i < survey.Scores.Length; i++)
                {
                    if (survey.Scores[i] > 0)
                    {
                        writer.WriteNumber(Vocabulary.Elements[i], survey.Scores[i]);
                    }
                }

                writer.WriteEndObject();
                Optional(writer, "resident", survey.Resident);
                break;
            case FigureData figure:
                writer.WriteString("figure", figure.Figure);
                writer.WriteString("period", figure.Period);
                writer.WriteNumber("value", figure.Value);
                writer.WriteString("asOf", Text(figure.AsOf));
                break;
            case StageData stage:
                writer.WriteString("stage", Vocabulary.Stages[stage.Stage]);
                Optional(writer, "reason", stage.Reason);
                if (stage.Prototype)
                {
                    writer.WriteBoolean("prototype", true);
                }

                break;
            case NilData nil:
                writer.WriteString("day", Text(nil.Day));
                break;
            case CorrectionData correction:
                writer.WriteString("source", correction.Source);
                writer.WriteString("id", correction.OriginalId);
                writer.WriteString("action", correction.Replacement is null ? "cancel" : "replace");
                if (correction.Replacement is not null)
                {
                    writer.WritePropertyName("data");
                    writer.WriteRawValue(correction.Replacement, skipInputValidation: true);
                }

                break;
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ServiceData service)
    {
        writer.WriteString("service", service.Service);
        writer.WriteString("status", Vocabulary.Statuses[service.Status]);
        Optional(writer, "request", service.Request);
        if (service.Submitted is { } submitted)
        {
            writer.WriteString("submitted", Rfc3339.ToCanonical(submitted));
        }

        Optional(writer, "channel", service.Channel is { } channel ? Vocabulary.Channels[channel] : null);
        Optional(writer, "category", service.Category);
        Write(writer, service.Measures);
        Optional(writer, "resident", service.Resident);
    }

    private static void Write(Utf8JsonWriter writer, ParticipationData participation)
    {
        writer.WriteString("activity", Vocabulary.Activities[participation.Activity]);
        writer.WriteNumber("participants", participation.Participants);
        Optional(writer, "women", participation.Women);
        Optional(writer, "personDays", participation.PersonDays);
        Optional(writer, "field", participation.Field is { } field ? Vocabulary.Fields[field] : null);
        Write(writer, participation.Measures);
        if (!participation.Residents.IsEmpty)
        {
            writer.WriteStartArray("residents");
            foreach (var cell in participation.Residents)
            {
                writer.WriteNumberValue(cell);
            }

            writer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyCollection<MeasureValue> measures)
    {
        if (measures.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("measures");
        foreach (var (name, value) in measures)
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
