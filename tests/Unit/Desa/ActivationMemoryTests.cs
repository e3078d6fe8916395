using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Desa;

[Trait("Category", "slow")]
[Collection(MeasuredSuite.Name)]
public sealed class ActivationMemoryTests(ITestOutputHelper output)
{
    private static readonly string[] Services =
    [
        "administrasi.domisili", "administrasi.usaha", "administrasi.adminduk", "perbankan.setor", "perbankan.tarik", "pajak.pbb", "kpb.pupuk", "kpb.kur",
    ];

    [Fact]
    public async Task Sixty_two_days_of_eight_services_stay_small()
    {
        const int villages = 32;
        var now = new DateTimeOffset(2026, 11, 24, 23, 0, 0, Wib.Offset);
        var template = new VillageRunner(RegionCode.Parse("18.09.10.2004"), now);
        for (var day = 61; day >= 0; day--)
        {
            await template.RecordAsync(EventsOf(Wib.StartOf(Wib.DayOf(now)).AddDays(-day)));
        }

        var snapshot = template.Snapshot();
        var before = Collected();
        var states = Enumerable.Range(0, villages).Select(_ => DesaState.FromSnapshot(template.State.Village, snapshot)).ToArray();
        var each = (Collected() - before) / villages;
        output.WriteLine($"measured memory of an activation, 62 days of 8 services: {each / 1024.0:0.0} kB, {snapshot.Sums.Length} cells, {template.State.Head.Seq} events");

        Assert.InRange(each, 1, 240 * 1024);
        GC.KeepAlive(states);
    }

    /// <summary>Each service three times a day, with duration, measure and resident: more than a village of the programme does.</summary>
    private static IEnumerable<VillageEvent> EventsOf(DateTimeOffset midnight) => Services.SelectMany((service, s) => Enumerable.Range(0, 3).Select(n =>
    {
        var time = midnight.AddHours(8 + (n * 2)).AddMinutes(s * 3);
        return new VillageEvent(0, EventType.Service, "/18.09.10.2004/simdes", $"{service}-{time:yyyyMMddHH}", time, new ServiceData(
            service, RequestStatus.Completed, $"{time:yyyyMMddHH}", time.AddMinutes(-7), Channel.Counter, null,
            service is "pajak.pbb" or "perbankan.setor" or "perbankan.tarik" or "kpb.kur" ? [new("amount", 150_000)] : [],
            ((time.Day * 67 % 4096) << 6) | 2));
    }));

    private static long Collected()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
