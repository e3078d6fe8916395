using System.Globalization;

namespace SmartVillage.Silo.Language;

/// <summary>The language of an answer: Indonesian, unless the caller would rather read English.</summary>
internal static class ApiLanguage
{
    public static CultureInfo Indonesian { get; } = CultureInfo.GetCultureInfo("id");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo Of(HttpRequest request)
    {
        double indonesian = 0, english = 0;
        foreach (var language in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = language.Quality ?? 1;
            if (Is(language.Value.Value, "en"))
            {
                english = Math.Max(english, quality);
            }
            else if (Is(language.Value.Value, "id") || Is(language.Value.Value, "in"))
            {
                indonesian = Math.Max(indonesian, quality);
            }
        }

        return english > indonesian ? English : Indonesian;
    }

    private static bool Is(string? tag, string language) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');
}
