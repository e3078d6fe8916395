namespace SmartVillage.Events;

/// <summary>A journal entry as a reader sees it.</summary>
/// <param name="Seq">Sequence number in the village.</param>
/// <param name="Type">CloudEvents <c>type</c>.</param>
/// <param name="Source">CloudEvents <c>source</c>.</param>
/// <param name="Id">CloudEvents <c>id</c>.</param>
/// <param name="Time">When it happened.</param>
/// <param name="ReceivedAt">When it became durable.</param>
/// <param name="Receipt">Under which receipt it arrived.</param>
/// <param name="ContentHash">SHA-256 of the content, lower-case hex.</param>
/// <param name="Hash">Chain hash, lower-case hex.</param>
/// <param name="Data">The known fields of <c>data</c>, as JSON.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.JournalEntryView")]
public sealed record JournalEntryView(
    [property: Id(0)] long Seq,
    [property: Id(1)] string Type,
    [property: Id(2)] string Source,
    [property: Id(3)] string Id,
    [property: Id(4)] DateTimeOffset Time,
    [property: Id(5)] DateTimeOffset ReceivedAt,
    [property: Id(6)] string Receipt,
    [property: Id(7)] string ContentHash,
    [property: Id(8)] string Hash,
    [property: Id(9)] string Data);
