using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

[Trait("Category", "slow")]
public sealed class WholeProvinceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_event_of_each_village_of_the_register_gives_fifteen_rows_that_add_up()
    {
        await using var cluster = await VillageCluster.StartAsync(new(TimeProvider.System));
        var (province, villages) = (RegionCode.Parse("18"), VillageCluster.Register.VillagesOf(RegionCode.Parse("18")).Select(village => village.Code).ToArray());
        var empty = Memory();
        var start = TimeProvider.System.GetTimestamp();

        await Parallel.ForEachAsync(villages, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (village, _) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            await cluster.SendAsync(village, Sample.Registered(village, now.AddDays(-30)), Sample.Completed("a", now));
        });
        var sent = TimeProvider.System.GetElapsedTime(start);
        await cluster.UntilProvinceShowsAsync(villages.Length);
        var shown = TimeProvider.System.GetElapsedTime(start);

        var rows = (await cluster.Province.GetChildrenAsync(province, "today", 0, 0))!.Rows;
        Assert.Equal((2651, 15), (villages.Length, rows.Length));
        Assert.All(rows, row => Assert.Equal(VillageCluster.Register.VillagesOf(row.Code).Count(), row.Services.Completed));
        Assert.Equal(villages.Length, rows.Sum(row => row.Programme.Active));
        var verified = await cluster.VerifyAsync("18");
        Assert.True(verified.Ok, string.Join('\n', verified.Differences));
        output.WriteLine($"measured: {villages.Length} villages sent in {sent.TotalSeconds:0.0} s, all on the province's screen after {shown.TotalSeconds:0.0} s; "
            + $"verified in {(TimeProvider.System.GetElapsedTime(start) - shown).TotalSeconds:0.0} s");
        output.WriteLine($"measured: {(Memory() - empty) / 1024.0 / villages.Length:0.0} kB a village in all (village, kabupaten, province, journal in memory), {Memory() / 1024 / 1024} MB in all");
    }

#pragma warning disable RS0030 // a memory measurement
    private static long Memory()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
#pragma warning restore RS0030
}
