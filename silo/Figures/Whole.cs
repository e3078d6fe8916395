using System.Globalization;

namespace SmartVillage.Silo.Figures;

/// <summary>Whole numbers in addresses.</summary>
internal static class Whole
{
    public static bool TryRead(string? text, long least, long most, long otherwise, out long value)
    {
        value = otherwise;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);
    }
}
