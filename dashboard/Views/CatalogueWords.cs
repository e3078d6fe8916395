using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views;

/// <summary>Terms of the catalogue in words.</summary>
internal static class CatalogueWords
{
    /// <summary><c>60 menit, jam layanan</c>.</summary>
    public static string Standard(StandardTime? standard, IStringLocalizer words) => standard is null
        ? Figures.None
        : $"{standard.Value.ToString(CultureInfo.CurrentCulture)} {words["Unit." + standard.Unit]}, {words["Clock." + standard.Clock]}";
}
