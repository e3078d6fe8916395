using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

public sealed class VerifyTests
{
    private static readonly CellKey Completed = new(CellSpan.Day, Wib.DayNumber(TimeProvider.System.GetUtcNow()), Series.Service(1, ServiceMetric.Completed));

    [Fact]
    public async Task A_figure_that_the_journal_does_not_give_is_found_at_each_level_above()
    {
        await using var cluster = await VillageCluster.StartAsync(new(TimeProvider.System));
        await cluster.SendAsync(Sample.Hanura, Sample.Completed("a", TimeProvider.System.GetUtcNow()));
        await cluster.UntilProvinceShowsAsync(1);
        var figures = await cluster.Village(Sample.Hanura).GetFiguresAsync();

        // The same sequence, evaluated later, with a thousand services that nobody sent.
        var forged = figures with { IsFull = false, To = new(figures.To.Sequence, figures.To.AsOf + 1), Sums = [new(Completed, 1000)], Maxima = [], Reach = [] };
        await cluster.Kabupaten("18.09").ApplyAsync([forged]);
        await VillageCluster.Eventually(async () => (await cluster.SummaryAsync("18")).Services.Completed >= 1000, "the forged figure is at the province");

        foreach (var code in new[] { "18", "18.09", "18.09.10" })
        {
            var verified = await cluster.VerifyAsync(code);
            var difference = Assert.Single(verified.Differences);
            Assert.Equal((false, RegionCode.Parse(code), Completed.ToString(), 1000L), (verified.Ok, difference.Region, difference.What, difference.Held));
        }

        Assert.True((await cluster.VerifyAsync("18.10")).Ok);
        Assert.True((await cluster.VerifyAsync("18.09.10.2004")).Ok);
    }

    [Fact]
    public async Task An_answer_is_given_again_for_a_while()
    {
        await using var cluster = await VillageCluster.StartAsync(new(TimeProvider.System));

        Assert.Same(await cluster.VerifyAsync("18"), await cluster.VerifyAsync("18"));
    }
}
