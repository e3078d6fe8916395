using System.Collections.Immutable;
using SmartVillage.Bench.Baseline;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Bench.Load;

/// <summary>The same events for both sides: payments, each a request with its own number, from villages drawn at random.</summary>
internal sealed class Traffic(IReadOnlyList<RegionCode> villages, params string[] services)
{
    /// <summary>Left to the events that a benchmark looks for among others.</summary>
    public const string ProbeService = "perbankan.tagihan";

    /// <summary>Eight services of three families.</summary>
    public static readonly string[] Eight =
        ["administrasi.domisili", "administrasi.usaha", "administrasi.sktm", "pajak.pbb", "perbankan.setor", "perbankan.tarik", "perbankan.transfer", "perbankan.tagihan"];

    private static readonly string[] Common = ["pajak.pbb", "perbankan.setor", "perbankan.tarik", "perbankan.transfer"];

    private readonly string[] _services = services.Length > 0 ? services : Common;

    /// <summary>Ids of this run: events of another run on the same journal are others.</summary>
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private long _next;

    public static Traffic OfLampung(int villages = 2446) =>
        new([.. RegionRegisterReader.ReadEmbedded().VillagesOf(RegionCode.Parse("18")).Select(v => v.Code).Take(villages)]);

    public IReadOnlyList<RegionCode> Villages => villages;

    /// <summary>Over how many days the events of a call are spread, today the last; each day has every service in turn.</summary>
    public int Days { get; init; } = 1;

    /// <summary>A village and events of it. A call carries events of one village, as a village's own system sends them.</summary>
    public Call Next(int events)
    {
        return Next(villages[Random.Shared.Next(villages.Count)], events);
    }

    public Call Next(RegionCode village, int events)
    {
        var first = Interlocked.Add(ref _next, events) - events;
        return new(village, _services, _run, first, events, TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)), Days);
    }

    /// <summary>What a call carries, before it takes the form of one side or the other.</summary>
    public readonly record struct Call(RegionCode Village, string[] Services, string Run, long First, int Events, DateTimeOffset Now, int Days)
    {
        public string Source => $"/{Village}/simdes";

        public RecordEvents ForProduct(string receipt)
        {
            var events = ImmutableArray.CreateBuilder<VillageEvent>(Events);
            for (var i = 0; i < Events; i++)
            {
                ImmutableArray<MeasureValue> measures = HasAmount(i) ? [new("amount", Amount(i))] : [];
                var data = new ServiceData(Service(i), RequestStatus.Completed, Id(i), Time(i).AddMinutes(-5), Channel.Agent, null, measures, null);
                events.Add(new(i, EventType.Service, Source, Id(i), Time(i), data));
            }

            return new(receipt, events.MoveToImmutable());
        }

        public BaselineEvent[] ForBaseline()
        {
            var events = new BaselineEvent[Events];
            for (var i = 0; i < Events; i++)
            {
                events[i] = new(Village.Digits, Source, Id(i), Time(i).UtcDateTime, Service(i), "completed", Id(i), Time(i).UtcDateTime.AddMinutes(-5), "agent", Amount(i));
            }

            return events;
        }

        public string Id(int i) => $"{Run}-{First + i}";

        public string Service(int i) => Services[(First + i) % Services.Length];

        public DateTimeOffset Time(int i) => Now.AddDays(-(i / Services.Length % Days));

        public bool HasAmount(int i) => !Service(i).StartsWith("administrasi.", StringComparison.Ordinal);

        public long Amount(int i) => 50_000 + ((First + i) % 1000 * 100);
    }
}
