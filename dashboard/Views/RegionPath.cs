using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Addresses of pages: what is chosen is in them.</summary>
internal static class RegionPath
{
    public static string Of(RegionCode code, string window = WindowNames.Today, int page = 1)
    {
        var path = code.Level == RegionLevel.Provinsi ? "/" : $"/wilayah/{code}";
        return (window, page) switch
        {
            (WindowNames.Today, 1) => path,
            (_, 1) => $"{path}?window={window}",
            (WindowNames.Today, _) => $"{path}?hal={page}",
            _ => $"{path}?window={window}&hal={page}",
        };
    }
}
