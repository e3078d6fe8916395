using System.Globalization;
using SmartVillage.Catalogue;

namespace SmartVillage.Aggregates;

/// <summary>The period of a stated figure as a bucket of <see cref="CellSpan.Stated"/>: <c>2026</c>, <c>2026-11</c>, <c>2026-MT1</c>, <c>2026-S2</c>.</summary>
public static class StatedPeriod
{
    /// <summary>Reads a period of a kind; <see langword="false"/> when the text is none.</summary>
    public static bool TryParse(string text, PeriodKind kind, out int bucket)
    {
        bucket = 0;
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 2200)
        {
            return false;
        }

        var (prefix, max) = kind switch { PeriodKind.Year => ("", 0), PeriodKind.Month => ("-", 12), PeriodKind.Season => ("-MT", 3), _ => ("-S", 2) };
        var part = 0;
        if (kind == PeriodKind.Year)
        {
            if (text.Length != 4)
            {
                return false;
            }
        }
        else if (!text.AsSpan(4).StartsWith(prefix, StringComparison.Ordinal)
            || text.Length != 4 + prefix.Length + (kind == PeriodKind.Month ? 2 : 1)
            || !int.TryParse(text.AsSpan(4 + prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out part)
            || part < 1 || part > max)
        {
            return false;
        }

        bucket = (year << 8) | ((int)kind << 4) | part;
        return true;
    }

    /// <summary>The period's text.</summary>
    public static string ToText(int bucket)
    {
        var (year, kind, part) = (bucket >> 8, (PeriodKind)((bucket >> 4) & 0xF), bucket & 0xF);
        return kind switch
        {
            PeriodKind.Year => $"{year:0000}",
            PeriodKind.Month => $"{year:0000}-{part:00}",
            PeriodKind.Season => $"{year:0000}-MT{part}",
            _ => $"{year:0000}-S{part}",
        };
    }
}
