using System.Buffers;
using System.Globalization;
using System.Text;
using SmartVillage.Aggregates;

namespace SmartVillage.Tables;

/// <summary>
/// A line of comma-separated values (RFC 4180), written field by field. Machines read it: a decimal point, ISO 8601 with offset, an empty field
/// where nothing is known. A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are written apart, so that
/// a negative one stays a number.
/// </summary>
public sealed class CsvLine
{
    /// <summary>What a text begins with when a spreadsheet calculates it, full-width forms included.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _line = new();
    private bool _isBegun;

    /// <summary>A text; nothing = an empty field.</summary>
    public CsvLine Text(string? text)
    {
        Begin();
        if (string.IsNullOrEmpty(text))
        {
            return this;
        }

        var safe = IsFormula(text) ? "'" + text : text;
        if (safe.AsSpan().ContainsAny(Quoted) || char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]))
        {
            _line.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            _line.Append(safe);
        }

        return this;
    }

    /// <summary>A number; <see langword="null"/> = not known, an empty field: no report is not zero.</summary>
    public CsvLine Number(decimal? value)
    {
        Begin();
        if (value is { } known)
        {
            _line.Append(known.ToString(CultureInfo.InvariantCulture));
        }

        return this;
    }

    /// <summary>An instant, on a WIB clock.</summary>
    public CsvLine Time(DateTimeOffset? instant)
    {
        Begin();
        if (instant is { } known)
        {
            _line.Append(known.ToWib().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        }

        return this;
    }

    /// <summary>The line with its end, and a new one begins.</summary>
    public string End()
    {
        var text = _line.Append("\r\n").ToString();
        _line.Clear();
        _isBegun = false;
        return text;
    }

    /// <summary>Whether a spreadsheet would calculate a text instead of showing it.</summary>
    public static bool IsFormula(string text)
    {
        var shown = text.AsSpan().TrimStart(' ');
        return !shown.IsEmpty && FormulaStarts.Contains(shown[0], StringComparison.Ordinal);
    }

    private void Begin()
    {
        if (_isBegun)
        {
            _line.Append(',');
        }

        _isBegun = true;
    }
}
