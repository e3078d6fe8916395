namespace SmartVillage.Events;

/// <summary>One CloudEvent of a village after parsing: its envelope and its typed data.</summary>
/// <param name="Index">Position in the caller's batch, from 0.</param>
/// <param name="Type">What kind of event.</param>
/// <param name="Source">CloudEvents <c>source</c>, at most 256 characters.</param>
/// <param name="Id">CloudEvents <c>id</c>, at most 256 characters; (subject, source, id) identifies an event.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Data">The known fields of <c>data</c>.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.VillageEvent")]
public sealed record VillageEvent(
    [property: Id(0)] int Index,
    [property: Id(1)] EventType Type,
    [property: Id(2)] string Source,
    [property: Id(3)] string Id,
    [property: Id(4)] DateTimeOffset Time,
    [property: Id(5)] EventData Data);
