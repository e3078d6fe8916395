using System.Globalization;

namespace SmartVillage.Dashboard.Formatting;

/// <summary>Numbers for attributes: SVG and data attributes know one culture.</summary>
internal static class Markup
{
    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public static string UnixMilliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
