using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Intake;

/// <summary>The answer to a call: everything accepted is durable.</summary>
internal sealed record IntakeAnswer(
    [property: Description("Ask /api/v1/receipts/{id} with it what was stored.")] string Receipt,
    [property: Description("The server's time: compare your clock with it.")] DateTimeOffset ServerTime,
    int Accepted,
    int Duplicates,
    int Rejected,
    [property: Description("The journal head of each village that was written for.")] ImmutableArray<HeadAnswer> Heads,
    [property: Description("What was not accepted; with ?items=all everything.")] ImmutableArray<ItemAnswer> Items);

/// <summary>The head of a village's journal.</summary>
internal sealed record HeadAnswer(RegionCode Village, long Seq, string Hash);

/// <summary>What became of one event.</summary>
internal sealed record ItemAnswer(
    [property: Description("Position in the call, from 0.")] int Index,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    [property: Description("accepted, duplicate or rejected.")] string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seq = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null);
