using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Live;

/// <summary>Is told of a region's changes: at once after quiet, then at most four times a second, the newest winning.</summary>
[Alias("SmartVillage.Live.IRegionObserver")]
public interface IRegionObserver : IGrainObserver
{
    /// <summary>The region's figures changed.</summary>
    [Alias("Changed"), OneWay]
    Task ChangedAsync(RegionChanged change);
}

/// <summary>A region changed.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Version">The version reached.</param>
/// <param name="AsOf">When it was evaluated.</param>
/// <param name="Today">Today's full summary.</param>
/// <param name="Pulses">What was completed since the last notice, by kabupaten and family; no village.</param>
/// <param name="Change">Another one whenever the figures changed: of a village also by time alone, or by what was refused, where the version stays.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Live.RegionChanged")]
public sealed record RegionChanged(
    [property: Id(0)] RegionCode Code,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] RegionSummary Today,
    [property: Id(4)] ImmutableArray<Pulse> Pulses,
    [property: Id(5)] long Change);

/// <summary>Services completed in a kabupaten, for the wall display.</summary>
/// <param name="Kabupaten">Where.</param>
/// <param name="Family">Family of services.</param>
/// <param name="Minute">The WIB minute.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Live.Pulse")]
public sealed record Pulse(
    [property: Id(0)] RegionCode Kabupaten,
    [property: Id(1)] string Family,
    [property: Id(2)] DateTimeOffset Minute,
    [property: Id(3)] long Count);
