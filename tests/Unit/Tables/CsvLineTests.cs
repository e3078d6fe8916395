using SmartVillage.Tables;

namespace SmartVillage.Tests.Unit.Tables;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+62 812")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =HYPERLINK(\"x\")")]
    [InlineData("＝1+1")]
    public void A_text_that_a_spreadsheet_would_calculate_is_shown_as_text(string text)
    {
        var line = new CsvLine().Text(text).End();

        Assert.StartsWith("'", line.TrimStart('"'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Simulasi 014", "Simulasi 014")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("dia bilang \"ya\"", "\"dia bilang \"\"ya\"\"\"")]
    [InlineData("dua\nbaris", "\"dua\nbaris\"")]
    [InlineData("18.10", "18.10")]
    [InlineData("–", "–")]
    [InlineData(null, "")]
    public void Other_texts_stay_and_are_quoted_where_needed(string? text, string expected) => Assert.Equal(expected + "\r\n", new CsvLine().Text(text).End());

    [Fact]
    public void Numbers_and_times_are_for_machines_and_nothing_is_no_zero()
    {
        var time = new DateTimeOffset(2026, 11, 24, 3, 15, 2, TimeSpan.Zero);

        Assert.Equal("-1250.50,0,,2026-11-24T10:15:02+07:00,\r\n", new CsvLine().Number(-1250.50m).Number(0).Number(null).Time(time).Time(null).End());
    }

    [Fact]
    public void A_line_begins_anew()
    {
        var line = new CsvLine();
        line.Text("a").Text("b").End();

        Assert.Equal(",c\r\n", line.Text("").Text("c").End());
    }
}
