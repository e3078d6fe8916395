using SmartVillage.Aggregates;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace SmartVillage.Dashboard.Exports;

/// <summary>A table as a workbook of one sheet: codes are texts (18.10 stays 18.10), numbers are numbers, texts are never formulas.</summary>
internal static class XlsxFile
{
    public const string Ending = "xlsx", MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int WidestColumn = 40, NarrowestColumn = 10;

    public static async Task<byte[]> OfAsync(ExportTable table, string sheet)
    {
        using var file = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(file, new() { DefaultDateTimeFormat = NumberFormat.Standard(StandardNumberFormat.ShortDate) }))
        {
            var bold = workbook.AddStyle(new Style { Font = { Bold = true } });
            var time = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") });
            await workbook.StartWorksheetAsync(sheet, Layout(table));
            await workbook.AddHeaderRowAsync(table.Columns.ToArray(), bold);
            foreach (var row in table.Rows)
            {
                await workbook.AddRowAsync(row.Select(cell => CellOf(cell, time)).ToArray());
            }

            await workbook.FinishAsync();
        }

        return file.ToArray();
    }

    private static WorksheetOptions Layout(ExportTable table)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var longest = table.Rows.Select(row => row[i].Text?.Length ?? NarrowestColumn).Append(table.Columns[i].Length).Max();
            options.Column(i + 1).Width = Math.Clamp(longest + 2, NarrowestColumn, WidestColumn);
        }

        return options;
    }

    /// <summary>A workbook knows no offsets: times are on a WIB clock, as on the page.</summary>
    private static StyledCell CellOf(ExportCell cell, StyleId time) => cell switch
    {
        { Number: { } number } => new(number, null),
        { Time: { } instant } => new(instant.ToWib().DateTime, time),
        _ => new(cell.Text, null),
    };
}
