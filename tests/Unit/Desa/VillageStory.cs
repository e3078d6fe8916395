using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>A random set of events of one village: originals, and corrections of some of them. All hang together by few requests, days and ids.</summary>
internal sealed record VillageStory(RegionCode Village, ImmutableArray<VillageEvent> Originals, ImmutableArray<VillageEvent> Corrections)
{
    private static readonly string[] Services = ["administrasi.domisili", "administrasi.nikah", "pajak.pbb", "kpb.pupuk", "pengaduan.informasi", "pengaduan.tanpa-pemeriksaan"];

    public IEnumerable<VillageEvent> All => Originals.Concat(Corrections);

    public static VillageStory Create(Random random, RegionCode village, DateTimeOffset now)
    {
        var originals = Enumerable.Range(0, random.Next(1, 26)).Select(i => Original(random, village, now, i)).ToImmutableArray();
        // A heartbeat needn't be in the journal, so there may be nothing to correct.
        var correctable = originals.Where(item => item.Type != EventType.Heartbeat).ToArray();
        var corrections = correctable.Length == 0 ? [] : Enumerable.Range(0, random.Next(0, 9))
            .Select(i => Correction(random, correctable[random.Next(correctable.Length)], now, i)).ToImmutableArray();
        return new(village, originals, corrections);
    }

    private static VillageEvent Original(Random random, RegionCode village, DateTimeOffset now, int number)
    {
        var source = random.Next(3) switch { 0 => $"/{village}/simdes", 1 => $"/{village}/kantor", _ => "/bapenda" };
        var data = Data(random, (EventType)random.Next(1, 8), now);
        return new(0, TypeOf(data), source, $"e{number}", Time(random, now), data);
    }

    public static EventData Data(Random random, EventType type, DateTimeOffset now) => type switch
    {
        EventType.Participation => new ParticipationData(
            (ActivityKind)random.Next(1, 5), random.Next(0, 200), random.Next(2) == 0 ? null : 0, random.Next(2) == 0 ? null : random.Next(300),
            random.Next(2) == 0 ? null : (ActivityField)random.Next(1, 5),
            random.Next(2) == 0 ? [] : [new("cash", random.Next(1000)), new("decisions", random.Next(5))],
            [.. Enumerable.Range(0, random.Next(5)).Select(_ => Cell(random)).Distinct().Order()]),
        EventType.Survey => new SurveyData(Services[random.Next(Services.Length)], [(byte)random.Next(1, 5), .. Enumerable.Range(0, 8).Select(_ => (byte)random.Next(0, 5))], random.Next(2) == 0 ? null : Cell(random)),
        EventType.Figure => new FigureData(random.Next(2) == 0 ? "penduduk" : "kpb.petani", "", random.Next(1000), Wib.DayOf(now).AddDays(-random.Next(5))) is var figure
            ? figure with { Period = figure.Figure == "penduduk" ? $"2026-S{random.Next(1, 3)}" : $"{random.Next(2025, 2027)}" } : null!,
        EventType.Stage => new StageData((ProgrammeStage)random.Next(1, 4), null, random.Next(3) == 0),
        EventType.Nil => new NilData(Wib.DayOf(now).AddDays(-random.Next(4))),
        EventType.Heartbeat => new HeartbeatData(),
        _ => Service(random, now),
    };

    private static ServiceData Service(Random random, DateTimeOffset now)
    {
        var service = Services[random.Next(Services.Length)];
        var status = (RequestStatus)random.Next(1, 7);
        if (status == RequestStatus.Forwarded && !service.StartsWith("pengaduan", StringComparison.Ordinal))
        {
            status = RequestStatus.Completed;
        }

        var isEnd = status >= RequestStatus.Completed;
        return new(
            service, status,
            isEnd && random.Next(3) == 0 ? null : $"r{random.Next(4)}",
            isEnd && random.Next(2) == 0 ? now.AddDays(-100).AddHours(-random.Next(200)) : null,
            null, null,
            service == "pajak.pbb" ? [new("amount", random.Next(100_000))] : service == "kpb.pupuk" ? [new("urea", random.Next(10_000) / 100m)] : [],
            random.Next(2) == 0 ? null : Cell(random));
    }

    private static VillageEvent Correction(Random random, VillageEvent original, DateTimeOffset now, int number)
    {
        var replacement = random.Next(2) == 0 ? null : Data(random, original.Type, now);
        return new(
            0, EventType.Correction, "/koreksi", $"c{number}", now.AddMinutes(-random.Next(600)),
            new CorrectionData(original.Source, original.Id, replacement is null ? null : Json(replacement)));
    }

    /// <summary>As the journal writes it: the runner reads residents as cells, without a key.</summary>
    public static string Json(EventData data) => System.Text.Encoding.UTF8.GetString(Grains.Events.CanonicalJson.Data(data));

    /// <summary>Few instants, many of them at the edges of days and of what is kept.</summary>
    private static DateTimeOffset Time(Random random, DateTimeOffset now)
    {
        var midnight = Wib.StartOf(Wib.DayOf(now)).AddDays(-random.Next(3));
        return random.Next(6) switch
        {
            0 => midnight.AddTicks(-1),
            1 => midnight,
            2 => now.AddDays(-61 - random.Next(3)),
            3 => now.AddDays(-28 - random.Next(3)).AddMinutes(-random.Next(600)),
            4 => now.AddDays(-random.Next(8, 14)),
            _ => now.AddMinutes(-random.Next(5000)),
        };
    }

    private static int Cell(Random random) => (random.Next(40) << 6) | random.Next(1, 4);

    private static EventType TypeOf(EventData data) => data switch
    {
        ServiceData => EventType.Service,
        ParticipationData => EventType.Participation,
        SurveyData => EventType.Survey,
        FigureData => EventType.Figure,
        StageData => EventType.Stage,
        NilData => EventType.Nil,
        _ => EventType.Heartbeat,
    };
}
