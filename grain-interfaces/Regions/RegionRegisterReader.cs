using System.Globalization;
using System.Text;

namespace SmartVillage.Regions;

/// <summary>Reads the register of regions from a CSV file: <c>code,level,name,parent,bps_code,lat,lon</c> and, where known, <c>valid_from,valid_to,predecessor</c>.</summary>
public static class RegionRegisterReader
{
    /// <summary>Name of the embedded file.</summary>
    public const string EmbeddedFile = "regions.csv";

    private static readonly string[] Required = ["code", "name"];

    /// <summary>The register of Lampung that is embedded in this assembly.</summary>
    public static RegionRegister ReadEmbedded()
    {
        using var text = CsvTable.OpenEmbedded(EmbeddedFile);
        return Read(text, EmbeddedFile);
    }

    /// <summary>The register in a file.</summary>
    /// <exception cref="RegisterFormatException">The file is not of the expected form.</exception>
    public static RegionRegister ReadFile(string path)
    {
        using var text = new StreamReader(path, Encoding.UTF8);
        return Read(text, path);
    }

    /// <summary>Reads a register.</summary>
    /// <param name="text">The CSV.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="RegisterFormatException">The text is not of the expected form.</exception>
    public static RegionRegister Read(TextReader text, string file)
    {
        var lines = new Dictionary<RegionCode, CsvRow>();
        var bps = new Dictionary<string, RegionCode>(StringComparer.Ordinal);
        var regions = new List<Region>();
        foreach (var row in CsvTable.Read(text, file, Required).Rows)
        {
            var region = ReadRegion(row);
            if (!lines.TryAdd(region.Code, row))
            {
                throw row.Error($"{region.Code} stands in line {lines[region.Code].Line} already.");
            }

            if (region.BpsCode is { } code && !bps.TryAdd(code, region.Code))
            {
                throw row.Error($"the BPS code {code} belongs to {bps[code]} already.");
            }

            regions.Add(region);
        }

        foreach (var region in regions)
        {
            if (region.Code.Parent is { } parent && !lines.ContainsKey(parent))
            {
                throw lines[region.Code].Error($"{region.Code} has no parent {parent} in the file.");
            }
        }

        return new(regions);
    }

    private static Region ReadRegion(CsvRow row)
    {
        var code = row.Code("code");
        if (row["name"].Length == 0)
        {
            throw row.Error($"{code} has no name.");
        }

        // Level and parent follow from the code; where the file gives them they must agree.
        if (row["level"] is { Length: > 0 } level && !level.Equals(code.Level.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw row.Error($"{code} is a {code.Level.ToString().ToLowerInvariant()} by its code, not a {level}.");
        }

        if (row["parent"].Length > 0 && row.Code("parent") != code.Parent)
        {
            throw row.Error($"the parent of {code} is {code.Parent?.ToString() ?? "none"}, not {row["parent"]}.");
        }

        return new(
            code,
            row["name"],
            BpsCode(row, code),
            Degrees(row, "lat", 90),
            Degrees(row, "lon", 180),
            Day(row, "valid_from"),
            Day(row, "valid_to"),
            row["predecessor"].Length > 0 ? row.Code("predecessor") : null);
    }

    private static string? BpsCode(CsvRow row, RegionCode code)
    {
        var text = row["bps_code"];
        if (text.Length == 0)
        {
            return null;
        }

        var length = code.Level switch
        {
            RegionLevel.Provinsi => 2,
            RegionLevel.Kabupaten or RegionLevel.Kota => 4,
            RegionLevel.Kecamatan => 7,
            _ => 10,
        };
        return text.Length == length && text.All(char.IsAsciiDigit) ? text : throw row.Error($"'{text}' is no BPS code of {length} digits.");
    }

    private static double? Degrees(CsvRow row, string column, double limit)
    {
        if (row[column].Length == 0)
        {
            return null;
        }

        return double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit
            ? value
            : throw row.Error($"'{row[column]}' in '{column}' is no number of degrees.");
    }

    private static DateOnly? Day(CsvRow row, string column)
    {
        if (row[column].Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw row.Error($"'{row[column]}' in '{column}' is no date (yyyy-MM-dd).");
    }
}
