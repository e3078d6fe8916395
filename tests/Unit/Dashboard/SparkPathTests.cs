using SmartVillage.Dashboard.Charts;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class SparkPathTests
{
    [Fact]
    public void A_day_without_a_report_is_a_gap()
    {
        var path = SparkPath.Of([1, null, 3, 4], 84, 19);

        Assert.Equal(2, path.Line.Count(c => c == 'M'));
        Assert.NotNull(path.Last);
    }

    [Fact]
    public void Nothing_reported_draws_nothing() => Assert.Same(SparkPath.Empty, SparkPath.Of([null, null, null], 84, 19));
}
