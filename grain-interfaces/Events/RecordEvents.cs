using System.Collections.Immutable;

namespace SmartVillage.Events;

/// <summary>Asks a village to record events that arrived under one receipt.</summary>
/// <param name="Receipt">The receipt of the call (ULID).</param>
/// <param name="Events">The parsed events of this village, in the caller's order.</param>
/// <param name="RejectedAtIntake">How many more of this village's events were refused before they could be parsed.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.RecordEvents")]
public sealed record RecordEvents(
    [property: Id(0)] string Receipt,
    [property: Id(1)] ImmutableArray<VillageEvent> Events,
    [property: Id(2)] int RejectedAtIntake = 0);

/// <summary>What became of the call as a whole. Values cross the wire: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.RecordStatus")]
public enum RecordStatus
{
    /// <summary>Everything accepted is durable.</summary>
    Recorded = 0,

    /// <summary>The bounded queue is full: nothing was stored, send again later.</summary>
    SlowDown = 1,

    /// <summary>The journal can't be written: nothing is known to be stored; sending again is safe.</summary>
    JournalUnavailable = 2,
}

/// <summary>What became of a village's events.</summary>
/// <param name="Status">Whether the call was carried out.</param>
/// <param name="Head">The village's journal head afterwards.</param>
/// <param name="Outcomes">One outcome an event, in the order given.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.RecordResult")]
public sealed record RecordResult(
    [property: Id(0)] RecordStatus Status,
    [property: Id(1)] JournalHead Head,
    [property: Id(2)] ImmutableArray<EventOutcome> Outcomes);

/// <summary>The last entry of a village's journal.</summary>
/// <param name="Seq">Its sequence number; 0 = empty. There are no holes.</param>
/// <param name="Hash">Its chain hash, lower-case hex of 32 bytes; empty for an empty journal.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.JournalHead")]
public readonly record struct JournalHead([property: Id(0)] long Seq, [property: Id(1)] string Hash);

/// <summary>What became of an event. Values cross the wire: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.OutcomeKind")]
public enum OutcomeKind
{
    /// <summary>Durable and counted.</summary>
    Accepted = 0,

    /// <summary>The same event had been accepted before; nothing changed.</summary>
    Duplicate = 1,

    /// <summary>Refused; nothing was stored.</summary>
    Rejected = 2,
}

/// <summary>What became of one event.</summary>
/// <param name="Index">Position in the caller's batch.</param>
/// <param name="Kind">Accepted, duplicate or rejected.</param>
/// <param name="Seq">Sequence number of the stored entry; <see langword="null"/> where nothing was stored (a repeated heartbeat, a rejection).</param>
/// <param name="Rejection">Why it was refused.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.EventOutcome")]
public sealed record EventOutcome(
    [property: Id(0)] int Index,
    [property: Id(1)] OutcomeKind Kind,
    [property: Id(2)] long? Seq = null,
    [property: Id(3)] Rejection? Rejection = null);

/// <summary>A refusal: a stable code, the field at fault and what the sentence needs. Never holds a refused value that may be personal.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Field">Path of the field at fault, for example <c>data.service</c>.</param>
/// <param name="Reason">Key of the sentence, where a code has several.</param>
/// <param name="Arguments">Values for the sentence's places.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.Rejection")]
public sealed record Rejection(
    [property: Id(0)] RejectCode Code,
    [property: Id(1)] string Field,
    [property: Id(2)] string Reason,
    [property: Id(3)] ImmutableArray<string> Arguments)
{
    /// <summary>A refusal whose sentence is the code's own.</summary>
    public static Rejection Of(RejectCode code, string field, params ReadOnlySpan<string> arguments) =>
        new(code, field, code.ToCode(), [.. arguments]);

    /// <summary>A refusal with a sentence of its own.</summary>
    public static Rejection Because(RejectCode code, string field, string reason, params ReadOnlySpan<string> arguments) =>
        new(code, field, reason, [.. arguments]);
}
