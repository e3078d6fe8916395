using System.Collections.Immutable;
using SmartVillage.Events;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>The names under which figures leave the system, and empty dictionaries that sort by them, in no language's order.</summary>
internal static class Codes
{
    public static readonly ImmutableSortedDictionary<string, decimal> NoMeasures = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    public static readonly ImmutableSortedDictionary<string, ElementSummary> NoElements = ImmutableSortedDictionary.Create<string, ElementSummary>(StringComparer.Ordinal);

    public static readonly ImmutableArray<string> Elements = [.. Enum.GetNames<SurveyElement>().Select(name => name.ToLowerInvariant())];

    public static string Of(ActivityKind activity) => activity switch
    {
        ActivityKind.GotongRoyong => "gotong-royong",
        ActivityKind.Musyawarah => "musyawarah",
        ActivityKind.Pelatihan => "pelatihan",
        _ => "lainnya",
    };

    public static string Of(RegionLevel level) => level switch
    {
        RegionLevel.Provinsi => "provinsi",
        RegionLevel.Kabupaten => "kabupaten",
        RegionLevel.Kota => "kota",
        RegionLevel.Kecamatan => "kecamatan",
        RegionLevel.Kelurahan => "kelurahan",
        _ => "desa",
    };
}
