using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>What an address asks to compare: two to six regions of one kind, in its order, on one base. Nothing is put in an order of its own.</summary>
/// <param name="Regions">The regions.</param>
/// <param name="Window">The window.</param>
/// <param name="PerVillage">By reporting village, else by 1,000 people.</param>
public sealed record CompareRequest(ImmutableArray<RegionCode> Regions, string Window, bool PerVillage)
{
    public const int Fewest = 2, Most = 6;

    public const string PerVillageKey = "desa";

    /// <summary>Said by the first; where none is chosen yet, by the page.</summary>
    public bool AreVillages { get; init; } = Regions is [var first, ..] && first.IsVillage;

    /// <summary>Of an address that names them together or one by one. Keeps what the register knows, of the kind of the first, each once, and no more than six.</summary>
    public static CompareRequest Of(string[]? asked, string? added, string window, string? basis, RegionRegister register)
    {
        var known = $"{string.Join(',', asked ?? [])},{added}".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => RegionCode.TryParse(text, out var code) && register.TryFind(code, out _) ? code : default)
            .Where(code => code.IsVillage || code.Level is RegionLevel.Kabupaten or RegionLevel.Kota).Where(code => !code.IsNone).Distinct().ToArray();
        return new([.. known.Where(code => code.IsVillage == known[0].IsVillage).Take(Most)], window, basis == PerVillageKey);
    }

    /// <summary>Whose children the regions and their peers are: of villages their kabupaten, else the province.</summary>
    public ImmutableArray<RegionCode> Parents => [.. Regions.Select(code => code.IsVillage ? code.Kabupaten : code.Provinsi).Distinct()];

    public string Path(IEnumerable<RegionCode>? regions = null, string? window = null, bool? perVillage = null)
    {
        var basis = perVillage ?? PerVillage ? "&dasar=" + PerVillageKey : "";
        return $"/bandingkan?wilayah={string.Join(',', regions ?? Regions)}&window={window ?? Window}{basis}";
    }
}
