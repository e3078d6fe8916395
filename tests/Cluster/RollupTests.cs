using Microsoft.Extensions.Time.Testing;
using SmartVillage.Aggregates;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

public sealed class RollupTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Events_of_villages_reach_kecamatan_kabupaten_and_province_and_the_journal_says_the_same()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock), silos: 2);
        foreach (var (village, count) in new[] { (Sample.Hanura, 3), (Sample.Podomoro, 2), (Sample.Sribhawono, 1) })
        {
            await cluster.SendAsync(village, Sample.Registered(village, _clock.GetUtcNow().AddDays(-30)));
            await cluster.SendAsync(village, [.. Enumerable.Range(0, count).Select(i => Sample.Completed($"e{i}", _clock.GetUtcNow(), resident: (i << 6) | 1))]);
        }

        await cluster.UntilProvinceShowsAsync(6);

        Assert.Equal(3, (await cluster.SummaryAsync("18.09")).Services.Completed);
        Assert.Equal(3, (await cluster.SummaryAsync("18.09.10")).Services.Completed);
        Assert.Equal(0, (await cluster.SummaryAsync("18.09.11")).Services.Completed);
        var province = await cluster.SummaryAsync("18");
        Assert.Equal((3, 3, 3), (province.Reach.Estimate, province.Programme.Active, province.Reporting.ReportedToday));
        var rows = (await cluster.Province.GetChildrenAsync(RegionCode.Parse("18"), "today", 0, 0))!;
        Assert.Equal((15, 6), (rows.Rows.Length, rows.Rows.Sum(row => row.Services.Completed)));
        foreach (var code in new[] { "18", "18.09", "18.09.10", "18.09.10.2004" })
        {
            var verified = await cluster.VerifyAsync(code);
            Assert.True(verified.Ok, string.Join('\n', verified.Differences));
        }
    }

    [Fact]
    public async Task A_reader_gets_only_the_rows_that_changed_since()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        await cluster.SendAsync(Sample.Hanura, Sample.Completed("a", _clock.GetUtcNow()));
        await cluster.UntilProvinceShowsAsync(1);
        var (kabupaten, code) = (cluster.Kabupaten("18.09"), RegionCode.Parse("18.09"));
        var all = (await kabupaten.GetChildrenAsync(code, "today", 0, 0))!;
        var other = VillageCluster.Register.VillagesOf(RegionCode.Parse("18.09.11")).First().Code;
        await cluster.SendAsync(other, Sample.Completed("b", _clock.GetUtcNow()));
        await cluster.UntilProvinceShowsAsync(2);

        var changed = (await kabupaten.GetChildrenAsync(code, "today", 0, all.Version))!;

        Assert.Equal(VillageCluster.Register.VillagesOf(code).Count(), all.Rows.Length);
        Assert.Equal([other], changed.Rows.Select(row => row.Code));
        Assert.Empty((await kabupaten.GetChildrenAsync(code, "today", 0, changed.Version))!.Rows);
        Assert.Equal([other], (await kabupaten.GetChildrenAsync(other.Kecamatan, "today", 0, all.Version))!.Rows.Select(row => row.Code));
    }

    [Fact]
    public async Task Whoever_watches_is_told_each_version_once_and_who_watches_a_province_or_a_kabupaten_hears_the_pulse()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        var (province, kabupaten, kecamatan) = (new Watcher(), new Watcher(), new Watcher());
        var first = await cluster.Province.SubscribeAsync(RegionCode.Parse("18"), cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(province));
        await cluster.Kabupaten("18.09").SubscribeAsync(RegionCode.Parse("18.09"), cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(kabupaten));
        await cluster.Kabupaten("18.09").SubscribeAsync(Sample.Hanura.Kecamatan, cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(kecamatan));
        for (var i = 0; i < 20; i++)
        {
            await cluster.SendAsync(Sample.Hanura, Sample.Completed($"e{i}", _clock.GetUtcNow()));
        }

        await VillageCluster.Eventually(() => Task.FromResult(province.Newest?.Today.Services.Completed == 20), "the watcher of the province is told");
        await VillageCluster.Eventually(() => Task.FromResult(kabupaten.Newest?.Today.Services.Completed == 20), "the watcher of the kabupaten is told");
        await VillageCluster.Eventually(() => Task.FromResult(kecamatan.Newest?.Today.Services.Completed == 20), "the watcher of the kecamatan is told");

        Assert.True(first.Version > 1L << 32);
        Assert.All(province.Seen, change => Assert.True(change.Version > first.Version));
        Assert.Equal(province.Seen.Length, province.Seen.DistinctBy(change => change.Version).Count());
        foreach (var watcher in new[] { province, kabupaten })
        {
            var pulses = watcher.Seen.SelectMany(change => change.Pulses).ToArray();
            Assert.Equal(20, pulses.Sum(pulse => pulse.Count));
            Assert.All(pulses, pulse => Assert.Equal(("18.09", "administrasi"), (pulse.Kabupaten.ToString(), pulse.Family)));
        }

        Assert.All(kecamatan.Seen, change => Assert.Empty(change.Pulses));
        GC.KeepAlive(province);
        GC.KeepAlive(kabupaten);
        GC.KeepAlive(kecamatan);
    }

    [Fact]
    public async Task Figures_of_one_village_that_cannot_be_added_up_keep_nobody_elses_away()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        var (kabupaten, code) = (cluster.Kabupaten("18.09"), RegionCode.Parse("18.09"));
        RegionCode[] villages = [.. VillageCluster.Register.VillagesOf(code).Take(3).Select(village => village.Code)];
        var (much, other) = (Completed(1), Completed(2));

        await kabupaten.ApplyAsync([Full(villages[0], new(much, long.MaxValue)), Full(villages[1], new(much, 1)), Full(villages[2], new(other, 7))]);

        var sums = (await kabupaten.CaptureAsync(code)).Figures.Sums.ToDictionary(cell => cell.Key, cell => cell.Value);
        Assert.Equal((long.MaxValue, 7), (sums[much], sums[other]));

        CellKey Completed(int service) => new(CellSpan.Day, Wib.DayNumber(_clock.GetUtcNow()), Series.Service(service, ServiceMetric.Completed));
        static FigureChange Full(RegionCode village, Cell cell) => new(village, FigureVersion.None, new(1, 1), true, [cell], [], []);
    }

    [Fact]
    public async Task What_changes_by_time_alone_reaches_the_province_without_an_event()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        await cluster.SendAsync(Sample.Hanura, Sample.Registered(Sample.Hanura, _clock.GetUtcNow().AddDays(-30)), Sample.Completed("a", _clock.GetUtcNow()));
        await cluster.UntilProvinceShowsAsync(1);
        Assert.Equal((1, 0), await StagesAsync(cluster));

        _clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal((1, 0), await StagesAsync(cluster));
        _clock.Advance(TimeSpan.FromDays(2));

        await VillageCluster.Eventually(async () => await StagesAsync(cluster) == (0, 1), "the village is silent by itself");
        Assert.True((await cluster.VerifyAsync("18")).Ok);
    }

    [Fact]
    public async Task Whoever_watches_a_village_is_told_what_changes_while_its_version_stays()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        var watcher = new Watcher();
        var completed = Sample.Completed("a", _clock.GetUtcNow());
        await cluster.SendAsync(Sample.Hanura, Sample.Registered(Sample.Hanura, _clock.GetUtcNow().AddDays(-30)), completed);
        var first = await cluster.Village(Sample.Hanura).SubscribeAsync(Sample.Hanura, cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(watcher));

        await cluster.Village(Sample.Hanura).RecordAsync(new("02", [completed]));
        await VillageCluster.Eventually(() => Task.FromResult(watcher.Last?.Today.Reporting.DuplicatesToday == 1), "the watcher is told of what was sent again");
        var second = watcher.Last!;
        _clock.Advance(TimeSpan.FromDays(8));
        await cluster.Village(Sample.Hanura).RefreshAsync();
        await VillageCluster.Eventually(() => Task.FromResult(watcher.Last?.Today.Programme.Silent == 1), "the watcher is told of the silence");
        var confirmed = await cluster.Village(Sample.Hanura).SubscribeAsync(Sample.Hanura, cluster.Cluster.Client.CreateObjectReference<IRegionObserver>(watcher));

        Assert.All([second, watcher.Last!, confirmed], told => Assert.Equal(first.Version, told.Version));
        Assert.True(first.Change < second.Change && second.Change < watcher.Last!.Change);
        Assert.Equal(watcher.Last!.Change, confirmed.Change);
        GC.KeepAlive(watcher);
    }

    private static async Task<(long Active, long Silent)> StagesAsync(VillageCluster cluster)
    {
        var programme = (await cluster.SummaryAsync("18")).Programme;
        return (programme.Active, programme.Silent);
    }
}
