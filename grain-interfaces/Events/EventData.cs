using System.Collections.Immutable;

namespace SmartVillage.Events;

/// <summary>The known fields of an event's <c>data</c>. Unknown fields are not stored.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.EventData")]
public abstract record EventData;

/// <summary>One step of a request for a service.</summary>
/// <param name="Service">Catalogue code, for example <c>pajak.pbb</c>.</param>
/// <param name="Status">The step.</param>
/// <param name="Request">The sender's request number, at most 64 characters; required unless the step ends the request.</param>
/// <param name="Submitted">When the request was submitted; only with an end.</param>
/// <param name="Channel">How the request came in.</param>
/// <param name="Category">Complaints only: a category of the fixed list.</param>
/// <param name="Measures">Amounts by measure name, exact decimals, sorted by name.</param>
/// <param name="Resident">The cell of the reach sketch (register and rank, 18 bits), reduced from the sender's keyed hash at intake; no hash of a person is kept.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.ServiceData")]
public sealed record ServiceData(
    [property: Id(0)] string Service,
    [property: Id(1)] RequestStatus Status,
    [property: Id(2)] string? Request,
    [property: Id(3)] DateTimeOffset? Submitted,
    [property: Id(4)] Channel? Channel,
    [property: Id(5)] string? Category,
    [property: Id(6)] ImmutableArray<MeasureValue> Measures,
    [property: Id(7)] int? Resident) : EventData;

/// <summary>An activity that people took part in.</summary>
/// <param name="Activity">Which kind of activity.</param>
/// <param name="Participants">People attending.</param>
/// <param name="Women">Women among them, where counted.</param>
/// <param name="PersonDays">Person-days of work (HOK); <see langword="null"/> = as many as participants.</param>
/// <param name="Field">Field of a gotong royong (BBGRM).</param>
/// <param name="Measures"><c>cash</c>, <c>goods</c>, <c>land</c>, <c>skill</c> in rupiah and <c>decisions</c>, sorted by name.</param>
/// <param name="Residents">Cells of the reach sketch, distinct and sorted.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.ParticipationData")]
public sealed record ParticipationData(
    [property: Id(0)] ActivityKind Activity,
    [property: Id(1)] int Participants,
    [property: Id(2)] int? Women,
    [property: Id(3)] int? PersonDays,
    [property: Id(4)] ActivityField? Field,
    [property: Id(5)] ImmutableArray<MeasureValue> Measures,
    [property: Id(6)] ImmutableArray<int> Residents) : EventData;

/// <summary>One answered satisfaction survey of nine elements (PermenPANRB 14/2017).</summary>
/// <param name="Service">Catalogue code of the service that was judged.</param>
/// <param name="Scores">Nine answers in the order of <see cref="SurveyElement"/>: 1-4, or 0 where not answered.</param>
/// <param name="Resident">The cell of the reach sketch, if the sender gave a keyed hash.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.SurveyData")]
public sealed record SurveyData(
    [property: Id(0)] string Service,
    [property: Id(1)] ImmutableArray<byte> Scores,
    [property: Id(2)] int? Resident) : EventData;

/// <summary>A stated stock: a figure for a period as of a date.</summary>
/// <param name="Figure">Catalogue code, for example <c>kpb.petani</c>.</param>
/// <param name="Period">A year, month, planting season (<c>2026-MT1</c>) or semester (<c>2026-S1</c>).</param>
/// <param name="Value">The value, exact decimal in the figure's unit.</param>
/// <param name="AsOf">The day at whose end the value held.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.FigureData")]
public sealed record FigureData(
    [property: Id(0)] string Figure,
    [property: Id(1)] string Period,
    [property: Id(2)] decimal Value,
    [property: Id(3)] DateOnly AsOf) : EventData;

/// <summary>The programme office sets a village's stage; the newest by (time, source, id) holds.</summary>
/// <param name="Stage">The stage set.</param>
/// <param name="Reason">Why, a short code or word, at most 200 characters.</param>
/// <param name="Prototype">Whether the village is one of the programme's prototypes.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.StageData")]
public sealed record StageData(
    [property: Id(0)] ProgrammeStage Stage,
    [property: Id(1)] string? Reason,
    [property: Id(2)] bool Prototype) : EventData;

/// <summary>A person states that there was nothing to report on a day (laporan nihil).</summary>
/// <param name="Day">The WIB day.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.NilData")]
public sealed record NilData([property: Id(0)] DateOnly Day) : EventData;

/// <summary>The link works; carries nothing.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.HeartbeatData")]
public sealed record HeartbeatData : EventData;

/// <summary>Cancels or replaces an original event of the same village.</summary>
/// <param name="Source">Source of the original.</param>
/// <param name="OriginalId">Id of the original, never of a correction.</param>
/// <param name="Replacement">The new <c>data</c>: at intake as raw JSON, because only the village knows the original's type; <see langword="null"/> cancels.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.CorrectionData")]
public sealed record CorrectionData(
    [property: Id(0)] string Source,
    [property: Id(1)] string OriginalId,
    [property: Id(2)] string? Replacement) : EventData;
