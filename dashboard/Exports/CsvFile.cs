using System.Text;
using SmartVillage.Tables;

namespace SmartVillage.Dashboard.Exports;

/// <summary>A table as CSV: for machines, so numbers have a decimal point in every language.</summary>
internal static class CsvFile
{
    public const string Ending = "csv", MediaType = "text/csv; charset=utf-8; header=present";

    public static byte[] Of(ExportTable table)
    {
        var (text, line) = (new StringBuilder(), new CsvLine());
        foreach (var column in table.Columns)
        {
            line.Text(column);
        }

        text.Append(line.End());
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
            {
                _ = cell switch
                {
                    { Number: { } number } => line.Number(number),
                    { Time: { } time } => line.Time(time),
                    _ => line.Text(cell.Text),
                };
            }

            text.Append(line.End());
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
