using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>Villages picked on the page of a region to be compared: they are in its address, in the order in which they were picked.</summary>
internal static class PickedVillages
{
    /// <summary>Name in the address; the same as on the comparison, so that one form can lead to both.</summary>
    public const string Key = "wilayah";

    /// <summary>Keeps villages of the region, each once, and no more than can be compared.</summary>
    public static ImmutableArray<RegionCode> Of(string[]? asked, RegionCode region, RegionRegister register) =>
        [.. CompareRequest.Of(asked, null, WindowNames.Month, null, register).Regions.Where(code => code.IsVillage && region.Covers(code))];

    /// <summary>With one more, or without it where it was picked.</summary>
    public static ImmutableArray<RegionCode> Toggle(ImmutableArray<RegionCode> picked, RegionCode village) =>
        picked.Contains(village) ? picked.Remove(village) : picked.Length < CompareRequest.Most ? picked.Add(village) : picked;

    public static char? LetterOf(ImmutableArray<RegionCode> picked, RegionCode village) => picked.IndexOf(village) is >= 0 and var at ? (char)('A' + at) : null;
}
