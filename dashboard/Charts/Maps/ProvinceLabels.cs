using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>Where names stand on the map of Lampung: placed by hand as on any drawn map, some beside their region with a line to it. Another region's stands in its middle.</summary>
internal static class ProvinceLabels
{
    private static readonly ImmutableDictionary<RegionCode, MapLabel> Page = Index(
    [
        Label("18.01", "Lampung Selatan", 345.3, 285.1), Label("18.02", "Lampung Tengah", 318.7, 182.8), Label("18.03", "Lampung Utara", 225, 161.9),
        Label("18.04", "Lampung Barat", 150.9, 200.6), Label("18.05", "Tulang Bawang", 352.2, 99.9), Label("18.06", "Tanggamus", 204.1, 268),
        Label("18.07", "Lampung Timur", 356.9, 214.9), Label("18.08", "Way Kanan", 204.5, 122.9), Label("18.09", "Pesawaran", 276.5, 271.8) with { Small = true },
        Label("18.10", "Pringsewu", 247.1, 244.1) with { Small = true }, Label("18.11", "Mesuji", 317.6, 48.4), Label("18.12", "Tubaba", 275.5, 109.4),
        Label("18.13", "Pesisir Barat", 92.3, 279.9) with { Inside = false },
        Label("18.71", "Kota Bandar Lampung", 272, 317) with { Inside = false, Leader = "M301.9 270.1L295.9 306" },
        Label("18.72", "Metro", 393, 261) with { Inside = false, Anchor = "start", Leader = "M307 220L391 259" },
    ]);

    private static readonly ImmutableDictionary<RegionCode, MapLabel> Wall = Index(
    [
        Label("18.01", "Lampung|Selatan", 790, 618), Label("18.02", "Lampung|Tengah", 625, 428), Label("18.03", "Lampung|Utara", 500, 352), Label("18.04", "Lampung|Barat", 330, 452),
        Label("18.05", "Tulang|Bawang", 800, 272), Label("18.06", "Tanggamus", 455, 580), Label("18.07", "Lampung|Timur", 800, 488), Label("18.08", "Way|Kanan", 470, 240),
        Label("18.09", "Pesawaran", 545, 752) with { Inside = false, Leader = "M625 640L560 722" }, Label("18.10", "Pringsewu", 480, 690) with { Inside = false, Leader = "M572 590L500 662" },
        Label("18.11", "Mesuji", 715, 150), Label("18.12", "Tubaba", 612, 222), Label("18.13", "Pesisir|Barat", 215, 520) with { Inside = false, Anchor = "end" },
        Label("18.71", "Bandar|Lampung", 700, 735) with { Inside = false, Leader = "M672 610L690 705" }, Label("18.72", "Metro", 700, 500),
    ]);

    public static ImmutableArray<MapLabel> Of(ImmutableArray<Outline> regions, bool wall) =>
        [.. regions.Select(region => (wall ? Wall : Page).GetValueOrDefault(region.Code) ?? new(region.Code, [region.Code.ToString()], region.Middle))];

    private static ImmutableDictionary<RegionCode, MapLabel> Index(IEnumerable<MapLabel> labels) => labels.ToImmutableDictionary(label => label.Code);

    private static MapLabel Label(string code, string name, double x, double y) => new(RegionCode.Parse(code, CultureInfo.InvariantCulture), [.. name.Split('|')], new(x, y));
}
