using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>The worked examples of the domain, through the village's own fold.</summary>
public sealed class GoldenTests
{
    private const int Pbb = 13;
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 24, 0, Wib.Offset);

    [Fact]
    public async Task Two_sources_that_report_the_same_hundred_payments_count_a_hundred()
    {
        var village = new VillageRunner(Hanura, Now);
        await village.RecordAsync(Enumerable.Range(0, 100).Select(i => Payment($"/{Hanura}/simdes", $"s{i}")));
        await village.RecordAsync(Enumerable.Range(0, 100).Select(i => Payment("/bapenda", $"b{i}")));

        Assert.Equal(100, Today(village, Series.Service(Pbb, ServiceMetric.Completed)));
        Assert.Equal(15_000_000, Today(village, Series.Measure(Pbb, 1)));
        Assert.Equal(100, village.State.Figures.Cells(CellSpan.Day).Where(c => c.Key.Series.Kind == SeriesKind.Comparison && (c.Key.Series.Metric & 7) == 0).Sum(c => c.Value));
    }

    [Fact]
    public async Task A_late_event_of_the_last_second_counts_in_the_day_it_happened()
    {
        var village = new VillageRunner(Hanura, Now);
        var last = new DateTimeOffset(2026, 11, 23, 23, 59, 59, Wib.Offset);
        await village.RecordAsync(Payment($"/{Hanura}/simdes", "late", last), Payment($"/{Hanura}/simdes", "first", last.AddSeconds(1)));

        Assert.Equal(1, village.State.Figures[new(CellSpan.Day, Wib.DayNumber(last), Series.Service(Pbb, ServiceMetric.Completed))]);
        Assert.Equal(1, Today(village, Series.Service(Pbb, ServiceMetric.Completed)));
    }

    [Fact]
    public async Task A_village_is_silent_by_itself_on_day_eight()
    {
        var village = new VillageRunner(Hanura, Now);
        await village.RecordAsync(
            new VillageEvent(0, EventType.Stage, "/dpmd", "t1", Now.AddDays(-1), new StageData(ProgrammeStage.Registered, null, true)),
            Payment($"/{Hanura}/simdes", "p", Now));
        Assert.Equal(ProgrammeMetric.Active, StageOf(village));

        village.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        Assert.Equal(ProgrammeMetric.Active, StageOf(village));
        Assert.Equal(Now.AddDays(7), village.State.NextChangeAt);

        village.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ProgrammeMetric.Silent, StageOf(village));
    }

    [Fact]
    public async Task No_report_nil_and_heartbeat_are_told_apart()
    {
        var village = new VillageRunner(Hanura, Now);
        await village.RecordAsync(new VillageEvent(0, EventType.Stage, "/dpmd", "t1", Now.AddDays(-1), new StageData(ProgrammeStage.Registered, null, false)));
        Assert.Equal((0, 0, 0), ReportOf(village));

        await village.RecordAsync(new VillageEvent(0, EventType.Heartbeat, "/x", "h", Now, new HeartbeatData()));
        Assert.Equal((0, 0, 1), ReportOf(village));

        await village.RecordAsync(new VillageEvent(0, EventType.Nil, "/x", "n", Now, new NilData(Wib.DayOf(Now))));
        Assert.Equal((0, 1, 0), ReportOf(village));

        await village.RecordAsync(Payment($"/{Hanura}/simdes", "p", Now));
        Assert.Equal((1, 0, 0), ReportOf(village));
    }

    private static VillageEvent Payment(string source, string id, DateTimeOffset? time = null) => new(
        0, EventType.Service, source, id, time ?? Now, new ServiceData("pajak.pbb", RequestStatus.Completed, null, null, null, null, [new("amount", 150_000)], null));

    private static long Today(VillageRunner village, Series series)
    {
        village.Content();
        return village.State.Figures[new(CellSpan.Day, Wib.DayNumber(Now), series)];
    }

    private static (long Events, long Nil, long Heartbeat) ReportOf(VillageRunner village) =>
        (Today(village, Series.Report(ReportMetric.Events)), Today(village, Series.Report(ReportMetric.Nil)), Today(village, Series.Report(ReportMetric.HeartbeatOnly)));

    private static ProgrammeMetric StageOf(VillageRunner village)
    {
        village.Content();
        return Enum.GetValues<ProgrammeMetric>().Single(metric => metric != ProgrammeMetric.Prototype && village.State.Figures[CellKey.Now(Series.Programme(metric))] == 1);
    }
}
