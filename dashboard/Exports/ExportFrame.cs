using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>What every exported table of a region begins and ends with.</summary>
internal sealed class ExportFrame(SimulationMode simulation, IStringLocalizer<OutWords> words)
{
    public const string Simulated = "SIMULASI";

    public string Word(string key) => words["Export." + key];

    /// <summary>A table of regions: code and name before, period and time behind.</summary>
    public ExportTable Of(string table, RegionSummary about, IEnumerable<string> columns, IEnumerable<(RegionSummary Row, ExportCell[] Cells)> rows) => new(
        FileName($"{table}-{about.Code}-{about.Window.Name}"),
        $"{Word("Table." + table)} · {about.Name}",
        [Word("Code"), Word("Region"), .. columns.Select(Word), Word("Window"), Word("From"), Word("To"), Word("AsOf"), Word("Data")],
        [.. rows.Select(row => Line(row.Row, row.Cells))]);

    /// <summary>A table of no region.</summary>
    public ExportTable Of(string table, DateTimeOffset asOf, IEnumerable<string> columns, IEnumerable<ExportCell[]> rows) => new(
        FileName(table), Word("Table." + table), [.. columns.Select(Word), Word("AsOf"), Word("Data")],
        [.. rows.Select(cells => ImmutableArray.Create<ExportCell>([.. cells, (DateTimeOffset?)asOf, Mark]))]);

    private ExportCell Mark => simulation.IsOn ? Simulated : "";

    private string FileName(string name) => simulation.IsOn ? "simulasi-" + name : name;

    private ImmutableArray<ExportCell> Line(RegionSummary row, ExportCell[] cells) =>
    [
        row.Code.ToString(), row.Name, .. cells, row.Window.Name, Wib.DayOf(row.Window.From).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Wib.DayOf(row.Window.To.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (DateTimeOffset?)row.AsOf, Mark,
    ];
}
