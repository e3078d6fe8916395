using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views;

/// <summary>Terms of the catalogue in words.</summary>
internal static class CatalogueWords
{
    private const string Village = "/{village}/", SimulatedVillage = "/simulasi/{village}/";

    /// <summary>Whose events count: prefixes of sources are for machines.</summary>
    public static string Sources(ImmutableArray<string> prefixes, IEnumerable<Agency> agencies, IStringLocalizer words) => prefixes.IsDefaultOrEmpty
        ? words["Catalogue.AllSources"]
        : string.Join(", ", prefixes.Select(prefix => prefix switch
        {
            Village => words["Catalogue.Source.village"].Value,
            SimulatedVillage => words["Catalogue.Source.simulated"],
            _ => agencies.FirstOrDefault(agency => agency.Sources.Any(source => prefix.StartsWith(source, StringComparison.Ordinal)))?.Name.Shown() ?? prefix,
        }).Distinct());

    /// <summary><c>60 menit, jam layanan</c>.</summary>
    public static string Standard(StandardTime? standard, IStringLocalizer words) => standard is null
        ? Figures.None
        : $"{standard.Value.ToString(CultureInfo.CurrentCulture)} {words["Unit." + standard.Unit]}, {words["Clock." + standard.Clock]}";
}
