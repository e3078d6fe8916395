using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Attention;

/// <summary>Something that needs attention: what, against what, since when, and where.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Region">Where to look: a child, or the region itself where several children share the reason.</param>
/// <param name="Count">How many complaints, requests, villages, or (of a drop) services completed.</param>
/// <param name="Places">Children with the most of them; their counts add up to at most <paramref name="Count"/>.</param>
/// <param name="Family">Of a drop in one family of services its code; <see langword="null"/> = all services.</param>
/// <param name="Usual">What is usual at this time: the median of the same weekdays.</param>
/// <param name="Since">Of silence the newest event before it; of complaints the earliest deadline.</param>
/// <param name="WorkMinutes">Of complaints the service time from now to that deadline, in minutes; 0 once it has passed.</param>
/// <param name="Workdays">Of complaints the working days to that deadline; past it the working days since, negative.</param>
/// <param name="Share">Of a share below target: the share.</param>
/// <param name="Upper">The upper end of its Wilson 95 % interval.</param>
/// <param name="N">Of how many.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Attention.AttentionFinding")]
public sealed record AttentionFinding(
    [property: Id(0)] AttentionKind Kind,
    [property: Id(1)] RegionCode Region,
    [property: Id(2)] long Count,
    [property: Id(3)] ImmutableArray<AttentionPlace> Places,
    [property: Id(4)] string? Family = null,
    [property: Id(5)] double? Usual = null,
    [property: Id(6)] DateTimeOffset? Since = null,
    [property: Id(7)] double? WorkMinutes = null,
    [property: Id(8)] int? Workdays = null,
    [property: Id(9)] double? Share = null,
    [property: Id(10)] double? Upper = null,
    [property: Id(11)] long N = 0);

/// <summary>How many of them are in a child.</summary>
/// <param name="Region">The child.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Attention.AttentionPlace")]
public readonly record struct AttentionPlace([property: Id(0)] RegionCode Region, [property: Id(1)] long Count);
