using CsCheck;
using SmartVillage.Aggregates;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class WibTests
{
    [Theory]
    [InlineData("2026-11-24T16:59:59.9999999Z", "2026-11-24", 23)]
    [InlineData("2026-11-24T17:00:00Z", "2026-11-25", 0)]
    [InlineData("2026-11-24T23:59:59+07:00", "2026-11-24", 23)]
    [InlineData("2026-12-31T17:00:00Z", "2027-01-01", 0)]
    [InlineData("2028-02-28T17:00:00Z", "2028-02-29", 0)]
    [InlineData("2028-02-29T17:00:00Z", "2028-03-01", 0)]
    [InlineData("2019-12-31T17:00:00Z", "2020-01-01", 0)]
    [InlineData("2026-11-24T12:30:00-12:00", "2026-11-25", 7)]
    public void Days_are_cut_at_midnight_of_Jakarta(string instant, string day, int hour)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), Wib.DayOf(at));
        Assert.Equal((Wib.DayNumber(at) * 24) + hour, Wib.HourNumber(at));
    }

    [Fact]
    public void Numbers_of_days_and_months_read_back() => Gen.Date[new DateTime(1970, 1, 1), new DateTime(2200, 12, 31)].Sample(
        date =>
        {
            var day = DateOnly.FromDateTime(date);

            Assert.Equal(day, Wib.DayFromNumber(Wib.DayNumber(day)));
            Assert.Equal(new DateOnly(day.Year, day.Month, 1), Wib.MonthFromNumber(Wib.MonthNumber(day)));
            Assert.Equal(day, Wib.DayOf(Wib.StartOf(day)));
            Assert.Equal(day.AddDays(-1), Wib.DayOf(Wib.StartOf(day).AddTicks(-1)));
        },
        iter: 2_000);

    [Fact]
    public void The_count_begins_in_1970()
    {
        Assert.Equal(0, Wib.DayNumber(new DateOnly(1970, 1, 1)));
        Assert.Equal(0, Wib.MonthNumber(new DateOnly(1970, 1, 31)));
        Assert.Equal(20_781, Wib.DayNumber(new DateOnly(2026, 11, 24)));
        Assert.Equal(682, Wib.MonthNumber(new DateOnly(2026, 11, 24)));
    }
}
