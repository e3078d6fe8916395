using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>Where a pulse is shown in a kabupaten on the wall's map: beside its name, never on a village.</summary>
internal static class WallSpots
{
    private static readonly ImmutableDictionary<RegionCode, MapPoint> Placed = new (string Code, double X, double Y)[]
    {
        ("18.01", 800, 700), ("18.02", 730, 400), ("18.03", 560, 305), ("18.04", 395, 525), ("18.05", 780, 190), ("18.06", 400, 620), ("18.07", 862, 575), ("18.08", 400, 300),
        ("18.09", 606, 545), ("18.11", 715, 100), ("18.12", 640, 312), ("18.13", 275, 610),
    }.ToImmutableDictionary(spot => RegionCode.Parse(spot.Code, CultureInfo.InvariantCulture), spot => new MapPoint(spot.X, spot.Y));

    public static MapPoint Of(Outline region) => Placed.TryGetValue(region.Code, out var spot) ? spot : region.Middle;
}
