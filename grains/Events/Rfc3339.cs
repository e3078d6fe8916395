using System.Globalization;

namespace SmartVillage.Grains.Events;

/// <summary>Times as RFC 3339 with an offset.</summary>
public static class Rfc3339
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a time that carries its offset; digits beyond 100 ns are cut.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        var normal = text.Length > 10 && text[10] is 't' or ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11)) : text;
        if (normal.Length < 20 || !(normal[^1] is 'Z' or 'z' || (normal[^6] is '+' or '-' && normal[^3] == ':')))
        {
            return false;
        }

        normal = normal.Replace('z', 'Z');
        var fraction = normal.IndexOf('.', StringComparison.Ordinal);
        if (fraction > 0)
        {
            var end = fraction + 1;
            while (end < normal.Length && char.IsAsciiDigit(normal[end]))
            {
                end++;
            }

            if (end == fraction + 1)
            {
                return false;
            }

            normal = string.Concat(normal.AsSpan(0, Math.Min(end, fraction + 8)), normal.AsSpan(end));
        }

        return DateTimeOffset.TryParseExact(normal, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>The canonical form: UTC, with as many decimals as needed.</summary>
    public static string ToCanonical(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
