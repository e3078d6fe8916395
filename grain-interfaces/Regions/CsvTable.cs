using System.Text;

namespace SmartVillage.Regions;

/// <summary>A small comma-separated file with a header: a field is quoted where it holds a comma, a quote is doubled.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string file, Dictionary<string, int> columns, List<CsvRow> rows)
    {
        File = file;
        _columns = columns;
        Rows = rows;
    }

    /// <summary>Name of the file, for messages.</summary>
    public string File { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads a file whose header holds at least the columns named; further columns are ignored.</summary>
    /// <exception cref="RegisterFormatException">The file is not of that form.</exception>
    public static CsvTable Read(TextReader text, string file, params string[] columns)
    {
        var header = text.ReadLine() ?? throw new RegisterFormatException(file, 1, "the file is empty; expected the header " + string.Join(',', columns) + ".");
        var names = Split(header.TrimStart('\uFEFF'), file, 1);
        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            positions[names[i].Trim()] = i;
        }

        foreach (var column in columns)
        {
            if (!positions.ContainsKey(column))
            {
                throw new RegisterFormatException(file, 1, $"the column '{column}' is missing from the header.");
            }
        }

        var rows = new List<CsvRow>();
        var table = new CsvTable(file, positions, rows);
        for (var line = 2; text.ReadLine() is { } content; line++)
        {
            if (content.Length == 0)
            {
                continue;
            }

            var fields = Split(content, file, line);
            if (fields.Length != names.Length)
            {
                throw new RegisterFormatException(file, line, $"{fields.Length} fields where the header has {names.Length}.");
            }

            rows.Add(new(table, line, fields));
        }

        return table;
    }

    /// <summary>Opens a file that is embedded in this assembly.</summary>
    public static StreamReader OpenEmbedded(string file) =>
        new(typeof(CsvTable).Assembly.GetManifestResourceStream($"SmartVillage.Regions.Data.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded."), Encoding.UTF8);

    internal int Position(string column) => _columns.GetValueOrDefault(column, -1);

    private static string[] Split(string line, string file, int number)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (line[i] == '"' && field.Length == 0)
            {
                i = ReadQuoted(line, i, field, file, number);
            }
            else
            {
                field.Append(line[i]);
            }
        }

        return [.. fields];
    }

    /// <summary>Appends a quoted field and answers the position of its closing quote.</summary>
    private static int ReadQuoted(string line, int open, StringBuilder field, string file, int number)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                field.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else
            {
                return i;
            }
        }

        throw new RegisterFormatException(file, number, "a quote is not closed.");
    }
}

/// <summary>A row of a <see cref="CsvTable"/>.</summary>
internal sealed record CsvRow(CsvTable Table, int Line, string[] Fields)
{
    /// <summary>The field of a column; empty where the file has no such column.</summary>
    public string this[string column] => Table.Position(column) is var i and >= 0 ? Fields[i].Trim() : "";

    public RegionCode Code(string column) =>
        RegionCode.TryParse(this[column], out var code) ? code : throw Error($"'{this[column]}' in '{column}' is no region code.");

    public RegisterFormatException Error(string message) => new(Table.File, Line, message);
}
