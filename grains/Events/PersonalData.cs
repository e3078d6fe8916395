using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SmartVillage.Events;

namespace SmartVillage.Grains.Events;

/// <summary>Finds numbers in the form of a NIK (the number of a resident), so that none is ever stored. What it answers never repeats a value.</summary>
public static class PersonalData
{
    private const int Digits = 16, MostNameLength = 64;

    /// <summary>Codes of the provinces, as they stand in the first two digits.</summary>
    private static readonly bool[] Provinces = Marks(
        11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65,
        71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97);

    /// <summary>
    /// Whether a text holds 16 digits that touch no other letter or digit, of which 1-2 are a province,
    /// 7-8 a day (women: plus 40), 9-10 a month, and the last four are not 0000.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + Digits <= text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - i == Digits && IsNik(text.Slice(i, Digits)))
            {
                return true;
            }

            i = end + 1;
        }

        return false;
    }

    /// <summary>Looks through every string and every property name; answers why the event is refused, or <see langword="null"/>.</summary>
    public static Rejection? Check(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return CheckString(element, path);
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (Check(item, path) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (CheckProperty(property, path) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private static Rejection? CheckProperty(JsonProperty property, string path)
    {
        if (!TryRead(() => property.Name, out var name))
        {
            return Rejection.Because(RejectCode.InvalidEvent, path, Reasons.BadText);
        }

        return IsIn(name)
            ? Rejection.Of(RejectCode.PersonalData, path)
            : Check(property.Value, name.Length <= MostNameLength ? $"{path}.{name}" : path);
    }

    private static Rejection? CheckString(JsonElement element, string path)
    {
        // Most strings are too short for 16 digits, quotes included: they need not be read.
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.Length < Digits + 2 && !raw.Contains((byte)'\\'))
        {
            return null;
        }

        return !TryRead(element.GetString, out var text) ? Rejection.Because(RejectCode.InvalidEvent, path, Reasons.BadText)
            : IsIn(text) ? Rejection.Of(RejectCode.PersonalData, path)
            : null;
    }

    /// <summary>JSON can escape half of a surrogate pair, which is no text.</summary>
    private static bool TryRead(Func<string?> read, out string text)
    {
        try
        {
            text = read() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private static bool IsNik(ReadOnlySpan<char> text)
    {
        Span<int> digits = stackalloc int[Digits];
        for (var i = 0; i < Digits; i++)
        {
            // Also digits of other scripts: a full-width NIK is a NIK.
            digits[i] = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            if (digits[i] < 0)
            {
                return false;
            }
        }

        var (day, month) = ((digits[6] * 10) + digits[7], (digits[8] * 10) + digits[9]);
        return Provinces[(digits[0] * 10) + digits[1]]
            && day is (>= 1 and <= 31) or (>= 41 and <= 71)
            && month is >= 1 and <= 12
            && digits[12..].ContainsAnyExcept(0);
    }

    private static bool[] Marks(params ReadOnlySpan<int> codes)
    {
        var marks = new bool[100];
        foreach (var code in codes)
        {
            marks[code] = true;
        }

        return marks;
    }
}
