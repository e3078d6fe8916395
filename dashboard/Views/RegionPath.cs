using System.Globalization;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Addresses of pages: what is chosen is in them.</summary>
internal static class RegionPath
{
    public static string Of(RegionCode code, string window = WindowNames.Today, int page = 1, string? measure = null, IReadOnlyList<RegionCode>? picked = null)
    {
        var path = code.Level == RegionLevel.Provinsi ? "/" : $"/wilayah/{code}";
        string?[] chosen =
        [
            window == WindowNames.Today ? null : "window=" + window,
            page == 1 ? null : "hal=" + page.ToString(CultureInfo.InvariantCulture),
            measure is null || measure == Maps.MapMeasure.Services.Key || code.IsVillage ? null : "peta=" + measure,
            picked is null or [] || code.IsVillage ? null : $"{Compare.PickedVillages.Key}={string.Join(',', picked)}",
        ];
        return string.Join('&', chosen.Where(part => part is not null)) is { Length: > 0 } query ? $"{path}?{query}" : path;
    }
}
