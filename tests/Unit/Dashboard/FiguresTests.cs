using System.Globalization;

namespace SmartVillage.Tests.Unit.Dashboard;

using Figures = SmartVillage.Dashboard.Formatting.Figures; // the tests have a namespace of that name, too

public sealed class FiguresTests
{
    [Theory]
    [InlineData("id-ID", "1.234.567", "93,4%", "Rp1.250.000", "Rp1,92 miliar", "14.05 WIB", "Selasa, 24 November 2026")]
    [InlineData("en-GB", "1,234,567", "93.4%", "Rp1,250,000", "Rp1.92 billion", "14:05 WIB", "Tuesday, 24 November 2026")]
    public void People_see_their_own_formats(string culture, string count, string share, string rupiah, string large, string clock, string day)
    {
        CultureInfo.CurrentCulture = new(culture);
        var instant = new DateTimeOffset(2026, 11, 24, 7, 5, 7, TimeSpan.Zero);

        Assert.Equal(count, Figures.Count(1234567));
        Assert.Equal(share, Figures.Percent(0.934));
        Assert.Equal(rupiah, Figures.Rupiah(1250000));
        Assert.Equal(large, Figures.RupiahShort(1_920_000_000));
        Assert.Equal(clock, Figures.Clock(instant));
        Assert.Equal(day, Figures.LongDay(instant));
    }

    [Fact]
    public void No_report_is_a_dash_and_no_zero()
    {
        Assert.Equal("–", Figures.Count(null));
        Assert.Equal("–", Figures.Percent(null));
        Assert.Equal("0", Figures.Count(0));
    }
}
