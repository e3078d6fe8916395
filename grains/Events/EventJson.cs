using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using SmartVillage.Events;

namespace SmartVillage.Grains.Events;

/// <summary>The <c>data</c> of each kind of event: from JSON to the typed record. Form only; what the catalogue says is <see cref="EventRules"/>.</summary>
public static class EventJson
{
    public const int MostParticipants = 1_000_000;

    /// <summary>Reads data as a sender writes it, or (without <paramref name="residents"/>) as the journal keeps it.</summary>
    public static bool TryParse(
        EventType type,
        JsonElement data,
        IResidentKey? residents,
        [NotNullWhen(true)] out EventData? result,
        [NotNullWhen(false)] out Rejection? rejection,
        string path = "data")
    {
        (result, rejection) = (null, null);
        if (data.ValueKind != JsonValueKind.Object)
        {
            rejection = Rejection.Because(RejectCode.InvalidEvent, path, data.ValueKind == JsonValueKind.Undefined ? Reasons.Missing : Reasons.Form, "object");
            return false;
        }

        var reader = new DataReader(data, path);
        result = type switch
        {
            EventType.Service => Service(ref reader, residents),
            EventType.Participation => Participation(ref reader, residents),
            EventType.Survey => Survey(ref reader, data, path, residents),
            EventType.Figure => new FigureData(
                reader.Text("figure", 64, true) ?? "",
                reader.Text("period", 16, true) ?? "",
                reader.Number("value", true) ?? 0,
                reader.Day("asOf") ?? default),
            EventType.Stage => new StageData(
                reader.Word("stage", Vocabulary.Stages, true) ?? default,
                reader.Text("reason", 200),
                reader.Flag("prototype")),
            EventType.Nil => new NilData(reader.Day("day") ?? default),
            EventType.Heartbeat => new HeartbeatData(),
            _ => Correction(ref reader, data),
        };
        rejection = reader.Fault;
        if (rejection is not null)
        {
            result = null;
        }

        return rejection is null;
    }

    private static ServiceData Service(ref DataReader reader, IResidentKey? residents)
    {
        var service = reader.Text("service", 64, true) ?? "";
        var status = reader.Word("status", Vocabulary.Statuses, true) ?? default;
        var request = reader.Text("request", 64);
        var submitted = reader.Time("submitted");
        var channel = reader.Word("channel", Vocabulary.Channels);
        var category = reader.Text("category", 200);
        var measures = reader.Measures("measures");
        var resident = reader.Resident("citizen", residents);
        if (reader.Fault is null && !status.IsEnd())
        {
            if (request is null)
            {
                reader.Fail(RejectCode.InvalidEvent, "request", Reasons.RequestNeeded);
            }
            else if (submitted is not null)
            {
                reader.Fail(RejectCode.InvalidEvent, "submitted", Reasons.NotHere, "completed, rejected, cancelled");
            }
        }

        return new(service, status, request, submitted, channel, category, measures, resident);
    }

    private static ParticipationData Participation(ref DataReader reader, IResidentKey? residents)
    {
        var activity = reader.Word("activity", Vocabulary.Activities, true) ?? default;
        var participants = reader.Whole("participants", MostParticipants, true) ?? 0;
        var women = reader.Whole("women", MostParticipants);
        var personDays = reader.Whole("personDays", MostParticipants * 31);
        var field = reader.Word("field", Vocabulary.Fields);
        var measures = reader.Measures("measures");
        var cells = reader.Residents("citizens", residents);
        if (reader.Fault is null && women > participants)
        {
            reader.Fail(RejectCode.ValueOutOfRange, "women", Reasons.MoreWomen);
        }

        return new(activity, participants, women, personDays, field, measures, cells);
    }

    private static SurveyData Survey(ref DataReader reader, JsonElement data, string path, IResidentKey? residents)
    {
        var service = reader.Text("service", 64, true) ?? "";
        var resident = reader.Resident("citizen", residents);
        var scores = new byte[9];
        if (!data.TryGetProperty("scores", out var given) || given.ValueKind != JsonValueKind.Object)
        {
            reader.Fail(RejectCode.InvalidEvent, "scores", given.ValueKind == JsonValueKind.Undefined ? Reasons.Missing : Reasons.Form, "object");
            return new(service, [], resident);
        }

        var answers = new DataReader(given, $"{path}.scores");
        foreach (var property in given.EnumerateObject())
        {
            var element = Vocabulary.Elements.ToList().IndexOf(property.Name);
            if (element < 0)
            {
                reader.Fail(RejectCode.InvalidEvent, "scores", Reasons.Choice, string.Join(", ", Vocabulary.Elements));
            }
            else if (answers.Whole(property.Name, MostParticipants, true) is { } score)
            {
                if (score is < 1 or > 4)
                {
                    answers.Fail(RejectCode.ValueOutOfRange, property.Name, Reasons.Range, "1", "4");
                }

                scores[element] = (byte)Math.Min(score, 4);
            }
        }

        if (answers.Fault is { } fault)
        {
            reader.Fail(fault.Code, fault.Field[(path.Length + 1)..], fault.Reason, fault.Arguments.AsSpan());
        }
        else if (scores.All(s => s == 0))
        {
            reader.Fail(RejectCode.InvalidEvent, "scores", Reasons.Missing);
        }

        return new(service, ImmutableArray.Create(scores), resident);
    }

    private static CorrectionData Correction(ref DataReader reader, JsonElement data)
    {
        var source = reader.Text("source", 256, true) ?? "";
        var id = reader.Text("id", 256, true) ?? "";
        var action = reader.Text("action", 16, true);
        if (action is not (null or "cancel" or "replace"))
        {
            reader.Fail(RejectCode.InvalidEvent, "action", Reasons.Choice, "cancel, replace");
        }

        if (action != "replace")
        {
            return new(source, id, null);
        }

        if (!data.TryGetProperty("data", out var replacement) || replacement.ValueKind != JsonValueKind.Object)
        {
            reader.Fail(RejectCode.InvalidEvent, "data", replacement.ValueKind == JsonValueKind.Undefined ? Reasons.Missing : Reasons.Form, "object");
            return new(source, id, null);
        }

        return new(source, id, replacement.GetRawText());
    }

    /// <summary>Texts of numbers for sentences.</summary>
    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
