using System.Collections.Immutable;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Maps;

/// <summary>A coloured map and all that is said beside it.</summary>
/// <param name="Map">The drawing.</param>
/// <param name="Areas">One a region of the drawing, in its order.</param>
/// <param name="Classes">How many regions stand in each of the five classes.</param>
/// <param name="Breaks">What is written between the classes.</param>
/// <param name="States">Regions without a colour, by why.</param>
/// <param name="Beside">Regions without a polygon.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Count">What adds up: <c>131 berwarna + 13 arsir = 144</c>.</param>
public sealed record RegionMapView(
    RegionMap Map,
    ImmutableArray<MapArea> Areas,
    ImmutableArray<int> Classes,
    ImmutableArray<string> Breaks,
    ImmutableArray<(MapState State, int Count)> States,
    ImmutableArray<MapArea> Beside,
    string Summary,
    string Count)
{
    public MapArea Area(RegionCode code) => Areas.First(area => area.Code == code);
}

/// <summary>A region on the map.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Name">Its short name.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Class">1-5 where it has a colour, else 0.</param>
/// <param name="Value">Its figure as written; a dash where there is none.</param>
/// <param name="Label">Name, figure and what stands behind it.</param>
public sealed record MapArea(RegionCode Code, string Name, MapState State, int Class, string Value, string Label)
{
    /// <summary>Name of the style of its area.</summary>
    public string Style => State == MapState.Shown ? $"q{Class}" : "q-" + State.ToString().ToLowerInvariant();
}

/// <summary>Whether a region has a colour, and if not, why. No report is not zero.</summary>
public enum MapState
{
    Shown,

    /// <summary>Too few cases, or no people stated to divide by: cannot be judged yet.</summary>
    Few,

    /// <summary>A heartbeat and nothing else.</summary>
    Heartbeat,

    /// <summary>No report.</summary>
    None,

    /// <summary>Nothing is expected of it.</summary>
    Outside,
}
