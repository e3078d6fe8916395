using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Grains.Events;

/// <summary>Reads fields of a <c>data</c> object; the first fault is kept and ends the reading.</summary>
internal struct DataReader(JsonElement data, string path)
{
    public Rejection? Fault { get; private set; }

    public readonly bool Has(string name) => data.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public void Fail(RejectCode code, string name, string reason, params ReadOnlySpan<string> arguments) =>
        Fault ??= Rejection.Because(code, $"{path}.{name}", reason, arguments);

    public string? Text(string name, int most, bool required = false)
    {
        if (!TryGet(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "text");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > most)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.TooLong, most.ToString(CultureInfo.InvariantCulture));
        }
        else if (text.Length == 0)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Missing);
        }

        return text;
    }

    public TEnum? Word<TEnum>(string name, Words<TEnum> words, bool required = false)
        where TEnum : struct, Enum
    {
        if (Text(name, 64, required) is not { } text)
        {
            return null;
        }

        if (words.TryParse(text, out var value))
        {
            return value;
        }

        Fail(RejectCode.InvalidEvent, name, Reasons.Choice, string.Join(", ", words.All));
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name, 64) is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }

        Fail(RejectCode.InvalidEvent, name, Reasons.Form, "2026-11-24T09:15:00+07:00");
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name, 10, true) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fail(RejectCode.InvalidEvent, name, Reasons.Form, "2026-11-24");
        return null;
    }

    public bool Flag(string name)
    {
        if (!TryGet(name, false, out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "true/false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    public int? Whole(string name, int most, bool required = false)
    {
        if (Number(name, required) is not { } number)
        {
            return null;
        }

        if (number != decimal.Truncate(number))
        {
            Fault ??= Rejection.Of(RejectCode.TooPrecise, $"{path}.{name}", "0");
            return null;
        }

        if (number < 0 || number > most)
        {
            Fail(RejectCode.ValueOutOfRange, name, Reasons.Range, "0", most.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        return (int)number;
    }

    public decimal? Number(string name, bool required = false) =>
        TryGet(name, required, out var value) ? Exact(value, name) : null;

    public ImmutableArray<MeasureValue> Measures(string name)
    {
        if (!TryGet(name, false, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "object");
            return [];
        }

        var measures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name.Length > 64)
            {
                Fail(RejectCode.InvalidEvent, name, Reasons.TooLong, "64");
                return [];
            }

            if (Exact(property.Value, $"{name}.{property.Name}") is not { } amount)
            {
                return [];
            }

            measures[property.Name] = amount;
        }

        return [.. measures.Select(m => new MeasureValue(m.Key, m.Value))];
    }

    public int? Resident(string name, IResidentKey? residents)
    {
        if (residents is null)
        {
            return Whole("resident", (ReachSketch.Registers << 6) - 1);
        }

        return Text(name, 128) is { } hash && IsKeyedHash(hash, name) ? residents.CellOf(hash) : null;
    }

    public ImmutableArray<int> Residents(string name, IResidentKey? residents)
    {
        if (!TryGet(residents is null ? "residents" : name, false, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 5000)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "array ≤ 5000");
            return [];
        }

        var cells = new SortedSet<int>();
        foreach (var item in list.EnumerateArray())
        {
            if (residents is null)
            {
                cells.Add(item.GetInt32());
            }
            else if (item.ValueKind == JsonValueKind.String && IsKeyedHash(item.GetString()!, name))
            {
                cells.Add(residents.CellOf(item.GetString()!));
            }
            else
            {
                Fail(RejectCode.InvalidEvent, name, Reasons.Form, "hash");
                return [];
            }
        }

        return [.. cells];
    }

    /// <summary>A keyed hash is 16-128 characters of hex or base64; anything else could be a name or a number.</summary>
    private bool IsKeyedHash(string text, string name)
    {
        var fits = text.Length is >= 16 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '-' or '_');
        if (!fits)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "hash (hex, base64), 16-128");
        }

        return fits;
    }

    /// <summary>The number exactly as written: nothing is rounded.</summary>
    private decimal? Exact(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Form, "number");
            return null;
        }

        if (!value.TryGetDecimal(out var number))
        {
            Fail(RejectCode.ValueOutOfRange, name, Reasons.Range, "0", EventJson.Text(EventRules.MostScaled));
            return null;
        }

        if (SignificantDigits(value.GetRawText()) > 28)
        {
            Fault ??= Rejection.Of(RejectCode.TooPrecise, $"{path}.{name}", "28");
            return null;
        }

        return number / 1.000000000000000000000000000000000m;
    }

    private static int SignificantDigits(string number)
    {
        var mantissa = number.AsSpan();
        var exponent = mantissa.IndexOfAny('e', 'E');
        mantissa = (exponent < 0 ? mantissa : mantissa[..exponent]).TrimStart("-0.").TrimEnd('0');
        return mantissa.Length - mantissa.Count('.');
    }

    private bool TryGet(string name, bool required, [NotNullWhen(true)] out JsonElement value)
    {
        if (data.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        if (required)
        {
            Fail(RejectCode.InvalidEvent, name, Reasons.Missing);
        }

        return false;
    }
}
