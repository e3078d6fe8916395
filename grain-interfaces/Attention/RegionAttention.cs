using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Attention;

/// <summary>What needs attention in a region, computed from its figures at one version.</summary>
/// <param name="Region">Which region.</param>
/// <param name="Version">The version of its figures.</param>
/// <param name="AsOf">When it was evaluated.</param>
/// <param name="Findings">The most harmful first.</param>
/// <param name="Complaints">Open complaints whose clocks run out first, the earliest deadline first; not all of them.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Attention.RegionAttention")]
public sealed record RegionAttention(
    [property: Id(0)] RegionCode Region,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] ImmutableArray<AttentionFinding> Findings,
    [property: Id(4)] ImmutableArray<OpenComplaint> Complaints);
