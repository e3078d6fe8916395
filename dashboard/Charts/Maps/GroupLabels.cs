using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>Names of kecamatan in their middle, the largest first; one that would stand on another's is left out, and stands in the table.</summary>
internal static class GroupLabels
{
    private const double Letter = 6.4, Line = 15;

    public static ImmutableArray<MapLabel> Of(ImmutableArray<Outline> groups, RegionRegister register, MapFrame frame)
    {
        var placed = new List<(MapLabel Label, double HalfWidth)>();
        foreach (var group in groups.OrderByDescending(g => g.Area).ThenBy(g => g.Code))
        {
            var name = register.TryFind(group.Code, out var region) ? region.Name : group.Code.ToString();
            var half = name.Length * Letter / 2;
            var at = new MapPoint(Math.Clamp(group.Middle.X, half, frame.Width - half), Math.Clamp(group.Middle.Y + 4, Line, frame.Height - 4));
            if (placed.All(other => Math.Abs(other.Label.At.Y - at.Y) >= Line || Math.Abs(other.Label.At.X - at.X) >= other.HalfWidth + half))
            {
                placed.Add((new(group.Code, [name], at, Inside: false), half));
            }
        }

        return [.. placed.Select(place => place.Label)];
    }
}
