using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>A region as a page names it: with its parents, what lies in it, and the word that its people use for a village.</summary>
public sealed record RegionPlace(Region Region, string Title, ImmutableArray<RegionLink> Parents, string VillageWord, int Kecamatan, int Desa, int Kelurahan)
{
    public bool HasChildren => !Region.Code.IsVillage;

    public static RegionPlace Of(Region region, RegionRegister register, RegionWords words)
    {
        var villages = region.Code.IsVillage ? [] : register.VillagesOf(region.Code).ToArray();
        return new(region, words.TitleOf(region), [.. register.AncestorsOf(region.Code).Reverse().Select(parent => new RegionLink(parent.Code, words.TitleOf(parent)))],
            region.Code.Kabupaten.Level == RegionLevel.Kota ? words.WordOf(villages.FirstOrDefault()?.Code ?? region.Code) : words.VillageWordIn(region.Code),
            Kecamatan: villages.Select(v => v.Code.Kecamatan).Distinct().Count(),
            Desa: villages.Count(v => v.Level == RegionLevel.Desa),
            Kelurahan: villages.Count(v => v.Level == RegionLevel.Kelurahan));
    }

    /// <summary>Rows are short: <c>Pesawaran</c> says enough under the heading Kabupaten/kota, <c>Simulasi 014</c> under Desa.</summary>
    public static string RowName(string name) =>
        name.StartsWith("Kabupaten ", StringComparison.Ordinal) ? name["Kabupaten ".Length..]
        : name.StartsWith("Kota ", StringComparison.Ordinal) ? name["Kota ".Length..]
        : SimulatedNames.Shorten(name);
}

/// <summary>A link to a region.</summary>
public sealed record RegionLink(RegionCode Code, string Title);
