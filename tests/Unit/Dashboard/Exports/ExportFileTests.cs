using System.Text;
using SmartVillage.Dashboard.Exports;

namespace SmartVillage.Tests.Unit.Dashboard.Exports;

public sealed class ExportFileTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 24, 3, 15, 2, TimeSpan.Zero);

    private static readonly ExportTable Table = new("uji", "Uji", ["kode", "nama", "nilai", "waktu"],
    [
        ["18.10", "=HYPERLINK(\"http://x\")", 1234.5m, AsOf],
        ["18.09", "+62", (long?)null, (DateTimeOffset?)null],
        ["18.08", "biasa", -3L, AsOf],
    ]);

    [Fact]
    public void Csv_keeps_numbers_for_machines_and_texts_from_being_calculated() => Assert.Equal(
        "kode,nama,nilai,waktu\r\n18.10,\"'=HYPERLINK(\"\"http://x\"\")\",1234.5,2026-11-24T10:15:02+07:00\r\n18.09,'+62,,\r\n18.08,biasa,-3,2026-11-24T10:15:02+07:00\r\n",
        Encoding.UTF8.GetString(CsvFile.Of(Table)));

    [Fact]
    public async Task A_workbook_keeps_codes_as_texts_numbers_as_numbers_and_has_no_formula()
    {
        var (sheet, rows) = Workbook.Read(await XlsxFile.OfAsync(Table, "SIMULASI"));

        Assert.Equal("SIMULASI", sheet);
        Assert.Equal(["kode", "nama", "nilai", "waktu"], rows[0].Select(cell => cell.Value));
        Assert.Equal(("n", "1234.5"), rows[1][2]);
        Assert.NotEqual("n", rows[1][0].Type);
        Assert.Equal("18.10", rows[1][0].Value);
        Assert.NotEqual("n", rows[1][1].Type);
        Assert.Equal("=HYPERLINK(\"http://x\")", rows[1][1].Value);
        Assert.Equal("", string.Concat(rows[2].Skip(2).Select(cell => cell.Value)));
        // 24 November 2026, 10.15.02 on a WIB clock, in days since the first of 1900.
        Assert.Equal(new DateTime(2026, 11, 24, 10, 15, 2).ToOADate(), double.Parse(rows[1][3].Value), 6);
    }
}
