using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SmartVillage.Regions;

/// <summary>Registered people by the last published count of Dukcapil: province and kabupaten/kota. No public source goes below.</summary>
public sealed class PopulationTable
{
    private readonly FrozenDictionary<RegionCode, OfficialPopulation> _rows;

    /// <summary>Builds the table.</summary>
    public PopulationTable(IEnumerable<OfficialPopulation> rows)
    {
        Rows = [.. rows.OrderBy(r => r.Code)];
        _rows = Rows.ToFrozenDictionary(r => r.Code);
    }

    /// <summary>All rows, sorted by code.</summary>
    public ImmutableArray<OfficialPopulation> Rows { get; }

    /// <summary>The row of a region; <see langword="null"/> where none is published.</summary>
    public OfficialPopulation? Find(RegionCode code) => _rows.GetValueOrDefault(code);

    /// <summary>People of a region; <see langword="null"/> where none are published.</summary>
    public long? Official(RegionCode code) => Find(code)?.People;

    /// <summary>The table that is embedded in this assembly.</summary>
    public static PopulationTable ReadEmbedded()
    {
        using var text = CsvTable.OpenEmbedded("population.csv");
        return Read(text, "population.csv");
    }

    /// <summary>Reads a table: <c>code,year,population,area_km2,source</c>.</summary>
    /// <exception cref="RegisterFormatException">The text is not of the expected form.</exception>
    public static PopulationTable Read(TextReader text, string file) =>
        new(CsvTable.Read(text, file, "code", "year", "population", "area_km2", "source").Rows.Select(row => new OfficialPopulation(
            row.Code("code"),
            (int)Number(row, "year"),
            (long)Number(row, "population"),
            row["area_km2"].Length == 0 ? null : Number(row, "area_km2"),
            row["source"])));

    private static decimal Number(CsvRow row, string column) =>
        decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw row.Error($"'{row[column]}' in '{column}' is no number.");
}

/// <summary>Registered people of a region.</summary>
/// <param name="Code">Which region.</param>
/// <param name="Year">State at the end of this year.</param>
/// <param name="People">Registered people.</param>
/// <param name="AreaKm2">Official area in square kilometres.</param>
/// <param name="Source">Who counted.</param>
public sealed record OfficialPopulation(RegionCode Code, int Year, long People, decimal? AreaKm2, string Source);
