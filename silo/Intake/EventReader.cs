using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Regions;
using SmartVillage.Silo.Security;

namespace SmartVillage.Silo.Intake;

/// <summary>Reads one CloudEvent: envelope, scope, personal data, form of its data. What needs the catalogue or the clock is left to the village.</summary>
internal sealed class EventReader(SubjectReader subjects, WriteScope scope, SimulationMode simulation, IResidentKey residents)
{
    private const int MostCharacters = 256, MostEchoed = 80;

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    public ParsedEvent Read(int index, JsonElement item, ClaimsPrincipal user) =>
        item.ValueKind == JsonValueKind.Object
            ? Read(index, Envelope.Of(item), user)
            : new(index, null, null, Rejection: Rejection.Because(RejectCode.InvalidEvent, "", Reasons.NotAnObject));

    public ParsedEvent Read(int index, Envelope envelope, ClaimsPrincipal user)
    {
        var parsed = new ParsedEvent(index, Repeatable(envelope["source"]), Repeatable(envelope["id"]));
        var (village, rejection) = subjects.Read(envelope["subject"], envelope["scheme"]);
        if (village is { } known && !scope.Allows(user, known))
        {
            return parsed with { Rejection = Rejection.Of(RejectCode.OutOfScope, "subject") };
        }

        parsed = parsed with { Village = village };
        rejection = envelope.Fault ?? CheckAttributes(envelope) ?? rejection;
        if (rejection is not null)
        {
            return parsed with { Rejection = rejection };
        }

        if (!simulation.Accepts(envelope["source"]!))
        {
            return parsed with { Rejection = Rejection.Because(RejectCode.OutOfScope, "source", simulation.IsOn ? Reasons.SimulationOnly : Reasons.NoSimulation) };
        }

        if (!EventTypeNames.TryParse(envelope["type"]!, out var type))
        {
            return parsed with { Rejection = Rejection.Of(RejectCode.UnsupportedType, "type", Echo(envelope["type"]!)) };
        }

        if (!Rfc3339.TryParse(envelope["time"]!, out var time))
        {
            return parsed with { Rejection = Rejection.Because(RejectCode.InvalidEvent, "time", Reasons.Form, "2026-11-24T09:15:00+07:00") };
        }

        var data = type == EventType.Heartbeat && envelope.Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? Empty : envelope.Data;
        if (PersonalData.Check(data, "data") is { } personal)
        {
            return parsed with { Rejection = personal };
        }

        return EventJson.TryParse(type, data, residents, out var read, out var fault)
            ? parsed with { Event = new(index, type, envelope["source"]!, envelope["id"]!, time, read) }
            : parsed with { Rejection = fault };
    }

    private static Rejection? CheckAttributes(Envelope envelope) =>
        CheckVersion(envelope["specversion"])
        ?? CheckText(envelope, "id")
        ?? CheckText(envelope, "source")
        ?? CheckText(envelope, "type")
        ?? CheckText(envelope, "time")
        ?? CheckContentType(envelope["datacontenttype"]);

    private static Rejection? CheckVersion(string? version) => version switch
    {
        "1.0" => null,
        null => Rejection.Because(RejectCode.InvalidEvent, "specversion", Reasons.Missing),
        _ => Rejection.Because(RejectCode.InvalidEvent, "specversion", Reasons.Choice, "1.0"),
    };

    private static Rejection? CheckText(Envelope envelope, string name) => envelope[name] switch
    {
        null or "" => Rejection.Because(RejectCode.InvalidEvent, name, Reasons.Missing),
        { Length: > MostCharacters } => Rejection.Because(
            RejectCode.InvalidEvent, name, Reasons.TooLong, MostCharacters.ToString(CultureInfo.InvariantCulture)),
        { } text when PersonalData.IsIn(text) => Rejection.Of(RejectCode.PersonalData, name),
        { } text when text.Any(char.IsControl) => Rejection.Because(RejectCode.InvalidEvent, name, Reasons.BadText),
        _ => null,
    };

    private static Rejection? CheckContentType(string? type) =>
        type is null
        || (MediaTypeHeaderValue.TryParse(type, out var parsed)
            && parsed.MediaType is { } media
            && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
            ? null
            : Rejection.Because(RejectCode.InvalidEvent, "datacontenttype", Reasons.Choice, "application/json");

    /// <summary>What may stand in an answer: never a value that looks personal, nothing endless.</summary>
    private static string? Repeatable(string? text) =>
        text is { Length: > 0 and <= MostCharacters } && !PersonalData.IsIn(text) ? text : null;

    internal static string Echo(string text) =>
        PersonalData.IsIn(text) ? "…" : text.Length <= MostEchoed ? text : string.Concat(text.AsSpan(0, MostEchoed), "…");
}
