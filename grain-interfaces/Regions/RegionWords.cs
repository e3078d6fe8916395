using System.Collections.Frozen;
using System.Globalization;

namespace SmartVillage.Regions;

/// <summary>How people call a region of a level and its head. The word for a village differs by kabupaten: a setting, <c>SmartVillage:LocalWords:{kabupaten}</c>.</summary>
public sealed class RegionWords
{
    /// <summary>The heading of a column in which words would mix.</summary>
    public const string MixedVillages = "Desa/sebutan lain";

    private readonly FrozenDictionary<RegionCode, string> _villageWords;

    /// <summary>With the local words that differ from the default.</summary>
    /// <param name="overrides">Words in lower case by kabupaten.</param>
    public RegionWords(IEnumerable<KeyValuePair<RegionCode, string>>? overrides = null)
    {
        var words = new Dictionary<RegionCode, string>(Lampung);
        foreach (var (kabupaten, word) in overrides ?? [])
        {
            words[kabupaten] = word;
        }

        _villageWords = words.ToFrozenDictionary();
    }

    /// <summary>The local words of Lampung.</summary>
    public static IReadOnlyDictionary<RegionCode, string> Lampung { get; } = new Dictionary<RegionCode, string>
    {
        [Code("18.02")] = "kampung",
        [Code("18.04")] = "pekon",
        [Code("18.05")] = "kampung",
        [Code("18.06")] = "pekon",
        [Code("18.08")] = "kampung",
        [Code("18.10")] = "pekon",
        [Code("18.12")] = "tiyuh",
        [Code("18.13")] = "pekon",
    };

    /// <summary>The word for the region itself, lower case: <c>provinsi</c>, <c>kabupaten</c>, <c>kota</c>, <c>kecamatan</c>, <c>kelurahan</c>, or the local word for a desa.</summary>
    public string WordOf(RegionCode code) => code.Level == RegionLevel.Desa ? VillageWordIn(code) : code.Level.ToString().ToLowerInvariant();

    /// <summary>The word for the desa in a region, lower case; a province mixes several (see <see cref="MixedVillages"/>) and answers <c>desa</c>.</summary>
    public string VillageWordIn(RegionCode code) => _villageWords.GetValueOrDefault(code.Kabupaten, "desa");

    /// <summary>The title of the region's head. A title only: people are never named.</summary>
    public string HeadOf(RegionCode code) => code.Level switch
    {
        RegionLevel.Provinsi => "Gubernur",
        RegionLevel.Kabupaten => "Bupati",
        RegionLevel.Kota => "Wali Kota",
        RegionLevel.Kecamatan => "Camat",
        RegionLevel.Kelurahan => "Lurah",
        _ => VillageWordIn(code) switch
        {
            // Lampung Barat and Pesisir Barat keep the old title; Tanggamus and Pringsewu don't.
            "pekon" => code.Kabupaten == Code("18.04") || code.Kabupaten == Code("18.13") ? "Peratin" : "Kepala Pekon",
            "kampung" => "Kepala Kampung",
            "tiyuh" => "Kepalo Tiyuh",
            _ => "Kepala Desa",
        },
    };

    /// <summary>The word in front of a name, where the name doesn't hold it already: <c>Pekon Podomoro</c>, <c>Kabupaten Pesawaran</c>, <c>Desa Simulasi 014</c>.</summary>
    public string TitleOf(Region region)
    {
        // Kabupaten and kota carry their word in the register, and so do the villages of a simulation.
        if (region.Level is RegionLevel.Kabupaten or RegionLevel.Kota || SimulatedNames.IsSimulated(region.Name))
        {
            return region.Name;
        }

        var word = WordOf(region.Code);
        return $"{char.ToUpperInvariant(word[0])}{word[1..]} {region.Name}";
    }

    private static RegionCode Code(string text) => RegionCode.Parse(text, CultureInfo.InvariantCulture);
}
