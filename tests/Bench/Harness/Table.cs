using System.Globalization;

namespace SmartVillage.Bench.Harness;

/// <summary>A table for people: the first column left, the others right.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params ReadOnlySpan<object?> cells)
    {
        var row = new string[cells.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Text(cells[i]);
        }

        _rows.Add(row);
    }

    public void Print()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        Console.WriteLine();
        foreach (var row in _rows)
        {
            Console.WriteLine("  " + string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        }

        Console.WriteLine();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "–",
        double number => number.ToString(Math.Abs(number) >= 100 ? "#,0" : "0.0##", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
