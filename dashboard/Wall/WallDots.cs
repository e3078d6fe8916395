using System.Globalization;
using System.Text;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Wall;

/// <summary>Villages on the wall's map, as path data: a dot for one that reported today, rings for the others. No code and no name leaves with it.</summary>
/// <param name="Reported">Events, or a person who stated that there was nothing.</param>
/// <param name="Heartbeat">Connected only.</param>
/// <param name="None">Expected, and nothing came yet.</param>
internal sealed record WallDots(string Reported, string Heartbeat, string None)
{
    public static WallDots Of(IEnumerable<(MapPoint At, RegionSummary Row)> villages)
    {
        var (reported, heartbeat, none) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var (at, row) in villages.OrderBy(village => village.At.X).ThenBy(village => village.At.Y))
        {
            if (RegionView.IsKnown(row))
            {
                reported.Append(CultureInfo.InvariantCulture, $"M{at.X:0.#} {at.Y:0.#}h0");
            }
            else if (row.Report == "heartbeat" || row.Reporting.Expected > 0)
            {
                (row.Report == "heartbeat" ? heartbeat : none).Append(CultureInfo.InvariantCulture, $"M{at.X - 4:0.#} {at.Y:0.#}a4 4 0 1 0 8 0a4 4 0 1 0-8 0");
            }
        }

        return new(reported.ToString(), heartbeat.ToString(), none.ToString());
    }
}
