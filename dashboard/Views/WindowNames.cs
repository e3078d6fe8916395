using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;

namespace SmartVillage.Dashboard.Views;

/// <summary>The windows of the switch, and named periods that the catalogue knows.</summary>
internal static class WindowNames
{
    public const string Today = "today", Month = "30d";

    public static readonly IReadOnlyList<string> Switch = [Today, "7d", Month, "month", "year"];

    /// <summary>The window that an address asks for; today when it asks for none, or for one that does not exist.</summary>
    public static string Of(string? asked, CatalogueIndex catalogue) =>
        asked is not null && (Switch.Contains(asked) || catalogue.Period(asked) is not null) ? asked : Today;

    public static string Name(string window, CatalogueIndex catalogue, IStringLocalizer words) =>
        catalogue.Period(window) is { } period ? period.Name.Shown() : words["Window." + window];

    /// <summary>Inside a sentence: <c>hari ini</c>.</summary>
    public static string Phrase(string window, CatalogueIndex catalogue, IStringLocalizer words)
    {
        var name = Name(window, catalogue, words);
        return char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];
    }
}

/// <summary>Texts of the catalogue in the reader's language.</summary>
internal static class LocalizedTextExtensions
{
    public static string Shown(this LocalizedText text) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.En : text.Id;
}
