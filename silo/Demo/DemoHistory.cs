using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>
/// Thin days: a service is one event (its end, with the time of submission), so that five weeks of hundreds of villages
/// are sent in seconds and what is usual can be told at once.
/// </summary>
internal sealed class DemoHistory(DemoScript script)
{
    /// <summary>Services a day in all villages together, and at most (prototypes: at least) in one.</summary>
    private const double PerDay = 6000, MostPerVillage = 40, PerPrototype = 140;

    private static readonly double UsualDay = DemoRhythm.Profile(new(2026, 1, 7), false).Sum();

    private readonly double _perVillage = Math.Min(MostPerVillage, PerDay / script.Villages.Length);

    /// <summary>The events of a WIB day, village by village.</summary>
    public IEnumerable<DemoEvent> Of(DateOnly day)
    {
        var holiday = script.Office.IsHoliday(day);
        var profile = DemoRhythm.Profile(day, holiday);
        return script.Villages.SelectMany(village => Of(village, day, profile, holiday)).Where(e => e.Time < script.HistoryEnd);
    }

    private List<DemoEvent> Of(DemoVillage village, DateOnly day, double[] profile, bool holiday)
    {
        var random = DemoRandom.For(script.Seed, 7, village.Index, day.DayNumber);
        var number = 0;
        DemoEvent Make(EventType type, string source, DateTimeOffset at, string data) =>
            new(village.Code, type, source, $"{script.Run}-h{day.DayNumber}-{village.Index}-{number++}", at, at, data);
        DateTimeOffset At(int from, int to) => Wib.StartOf(day).AddSeconds(random.Between(from * 3600, (to * 3600) - 1));

        switch (DemoVillages.DayOf(village, day, script.Today, script.Seed))
        {
            case DemoDay.Nothing:
                return [];
            case DemoDay.Nil:
                return [Make(EventType.Nil, village.Source, At(14, 15), DemoData.Nil(day))];
            case DemoDay.HeartbeatOnly:
                return [Make(EventType.Heartbeat, village.Source, At(7, 10), "{}"), Make(EventType.Heartbeat, village.Source, At(13, 16), "{}")];
        }

        var events = new List<DemoEvent>();
        var services = random.Poisson((village.Prototype ? PerPrototype : _perVillage * village.Weight) * profile.Sum() / UsualDay);
        for (var i = 0; i < services; i++)
        {
            var at = Wib.StartOf(day).AddHours(random.Weighted(profile)).AddSeconds(random.Next() * 3600);
            AddService(events, village, at, DemoServices.Pick(random, at, holiday), random, Make);
        }

        AddParticipation(events, village, day, random, At, Make);
        return events;
    }

    private void AddService(List<DemoEvent> events, DemoVillage village, DateTimeOffset submitted, DemoService service, DemoRandom random, Func<EventType, string, DateTimeOffset, string, DemoEvent> make)
    {
        var request = DemoRequest.Draw(script, village, service, submitted, random);
        var end = request.End;
        events.Add(make(EventType.Service, request.Source, end, DemoData.Service(service.Code, request.EndStatus, null, submitted, request.Channel, measures: request.Measures, citizen: request.Citizen)));
        if (request.ReportedByBapenda)
        {
            events.Add(make(EventType.Service, DemoRequest.BapendaSource, end.AddSeconds(random.Between(60, 600)), DemoData.Service(service.Code, "completed", null, submitted, measures: request.Measures)));
        }

        if (request.EndStatus == "completed" && random.Chance(0.08))
        {
            events.Add(make(EventType.Survey, request.Source, end.AddSeconds(random.Between(60, 900)), DemoData.Survey(service.Code, village, random, request.Citizen)));
        }
    }

    private static void AddParticipation(List<DemoEvent> events, DemoVillage village, DateOnly day, DemoRandom random, Func<int, int, DateTimeOffset> at, Func<EventType, string, DateTimeOffset, string, DemoEvent> make)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Sunday;
        if (random.Chance(weekend ? 0.12 : 0.04))
        {
            events.Add(make(EventType.Participation, village.Source, at(8, 11), DemoData.MutualHelp(random)));
        }

        if (random.Chance(0.02))
        {
            events.Add(make(EventType.Participation, village.Source, at(19, 21), DemoData.Deliberation(random)));
        }

        if (random.Chance(0.01))
        {
            events.Add(make(EventType.Participation, village.Source, at(9, 14), DemoData.Training(random)));
        }
    }
}
