using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>
/// Thin days: a service is one event (its end, with the time of submission), so that five weeks of hundreds of villages
/// are sent in seconds and what is usual can be told at once.
/// </summary>
internal sealed class DemoHistory(DemoScript script)
{
    private readonly DemoActivities _activities = new(script);

    /// <summary>The events of a WIB day, village by village; of requests that came in before <see cref="DemoScript.HistoryEnd"/> the end too, should it lie after.</summary>
    public IEnumerable<DemoEvent> Of(DateOnly day)
    {
        var holiday = script.Office.IsHoliday(day);
        return script.Villages.SelectMany(village => Of(village, day, holiday));
    }

    private List<DemoEvent> Of(DemoVillage village, DateOnly day, bool holiday)
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
        var hours = DemoRhythm.Services(village, script.Villages.Length, day, holiday);
        for (var i = random.Poisson(hours.Sum()); i > 0; i--)
        {
            var at = Wib.StartOf(day).AddHours(random.Weighted(hours)).AddSeconds(random.Next() * 3600);
            AddService(events, village, at, DemoServices.Pick(random, at, holiday), random, Make);
        }

        events.AddRange(_activities.Of(village, day));
        return events;
    }

    private void AddService(List<DemoEvent> events, DemoVillage village, DateTimeOffset submitted, DemoService service, DemoRandom random, Func<EventType, string, DateTimeOffset, string, DemoEvent> make)
    {
        var request = DemoRequest.Draw(script, village, service, submitted, random);
        // Drawn all the same, so that the day is one wherever it is cut.
        var kept = submitted < script.HistoryEnd ? events : [];
        var end = request.End;
        kept.Add(make(EventType.Service, request.Source, end, DemoData.Service(service.Code, request.EndStatus, null, submitted, request.Channel, measures: request.Measures, citizen: request.Citizen)));
        if (request.ReportedByBapenda)
        {
            kept.Add(make(EventType.Service, DemoRequest.BapendaSource, end.AddSeconds(random.Between(60, 600)), DemoData.Service(service.Code, "completed", null, submitted, measures: request.Measures)));
        }

        if (request.EndStatus == "completed" && random.Chance(DemoRhythm.SurveyShare))
        {
            kept.Add(make(EventType.Survey, request.Source, end.AddSeconds(random.Between(60, 900)), DemoData.Survey(service.Code, village, random, request.Citizen)));
        }
    }
}
