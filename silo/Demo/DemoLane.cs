using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>Requests of some villages, by the rhythm of the day: each begins, goes on and ends when it is due.</summary>
internal sealed class DemoLane(DemoScript script, DemoRandom random, Func<string> nextId, Action<DemoEvent> later)
{
    /// <summary>Of a second of the day, how likely a village states a figure anew; of an end, how likely it is corrected.</summary>
    private const double Restated = 0.0002, Corrected = 0.01;

    private readonly PriorityQueue<Func<DateTimeOffset, DemoEvent>, DateTimeOffset> _due = new();
    private readonly List<DemoUnderway> _underway = [];
    private readonly List<DemoVillage> _villages = [];
    private readonly List<double> _cumulative = [];

    public bool IsEmpty => _villages.Count == 0;

    /// <summary>The villages that work today.</summary>
    public void Open(IEnumerable<DemoVillage> villages)
    {
        _villages.Clear();
        _cumulative.Clear();
        double sum = 0;
        foreach (var village in villages)
        {
            _villages.Add(village);
            _cumulative.Add(sum += DemoRhythm.OnUsualDay(village, script.Villages.Length));
        }
    }

    /// <summary>What happens in a second.</summary>
    public IEnumerable<DemoEvent> Play(DateTimeOffset at)
    {
        var (wib, day) = (at.ToWib(), Wib.DayOf(at));
        for (var i = IsEmpty ? 0 : random.Poisson(_cumulative[^1] * DemoRhythm.Share(day, wib.Hour, script.Office.IsHoliday(day)) / 3600); i > 0; i--)
        {
            yield return Begin(Within(at));
        }

        if (!IsEmpty && wib.Hour is >= 7 and < 21 && random.Chance(Restated))
        {
            var village = Pick();
            yield return Make(village, EventType.Figure, village.Source, Within(at), DemoFigures.Restated(village, at, random));
        }

        while (_due.TryPeek(out var make, out var due) && due < at.AddSeconds(1))
        {
            _due.Dequeue();
            yield return make(due.AddTicks(-(due.Ticks % TimeSpan.TicksPerMillisecond)));
        }
    }

    /// <summary>A sign of life where nothing else happens: something under way goes on. Figures don't move by it.</summary>
    public DemoEvent GoOn(DateTimeOffset at) =>
        _underway.Count == 0 ? Begin(Within(at)) : Progress(_underway[random.Below(_underway.Count)], Within(at));

    private DemoVillage Pick()
    {
        var index = _cumulative.BinarySearch(random.Next() * _cumulative[^1]);
        return _villages[Math.Min(index < 0 ? ~index : index, _villages.Count - 1)];
    }

    private DemoEvent Begin(DateTimeOffset at)
    {
        var (village, wib) = (Pick(), at.ToWib());
        return Submit(at, DemoRequest.Draw(script, village, DemoServices.Pick(random, wib, script.Office.IsHoliday(Wib.DayOf(at))), at, random));
    }

    private DemoEvent Submit(DateTimeOffset at, DemoRequest request)
    {
        var underway = new DemoUnderway(request, nextId()) { Place = _underway.Count };
        _underway.Add(underway);
        // Prototypes tell each step.
        var steps = request.Service.Steps + (request.Village.Prototype ? 2 : 0);
        for (var i = 1; i <= steps; i++)
        {
            _due.Enqueue(t => Progress(underway, t), at + ((request.End - at) * i / (steps + 1)));
        }

        _due.Enqueue(t => Finish(t, underway), request.End);
        return Make(request.Village, EventType.Service, request.Source, at, DemoData.Service(request.Service.Code, "submitted", underway.Number, channel: request.Channel));
    }

    private DemoEvent Progress(DemoUnderway underway, DateTimeOffset at) =>
        Make(underway.Request.Village, EventType.Service, underway.Request.Source, at, DemoData.Service(underway.Request.Service.Code, "processing", underway.Number));

    private DemoEvent Finish(DateTimeOffset at, DemoUnderway underway)
    {
        Remove(underway);
        var (request, number) = (underway.Request, underway.Number);
        var (service, village) = (request.Service.Code, request.Village);
        string Data(string? measures) => DemoData.Service(service, request.EndStatus, number, measures: measures, citizen: request.Citizen);
        var end = Make(village, EventType.Service, request.Source, at, Data(request.Measures));
        if (request.ReportedByBapenda)
        {
            // The second system's copy is for comparison; its link has nothing to do with the village's.
            later(Make(village, EventType.Service, DemoRequest.BapendaSource, at.AddSeconds(random.Between(20, 240)), DemoData.Service(service, "completed", $"B-{number}", measures: request.Measures)));
        }

        if (request.EndStatus == "completed" && random.Chance(DemoRhythm.SurveyShare))
        {
            _due.Enqueue(t => Make(village, EventType.Survey, request.Source, t, DemoData.Survey(service, village, random, request.Citizen)), at.AddSeconds(random.Between(60, 900)));
        }

        if (random.Chance(Corrected))
        {
            var data = request.Measures is null ? DemoData.Cancel(end.Source, end.Id) : DemoData.Replace(end.Source, end.Id, Data(DemoData.Measures(service, random)));
            _due.Enqueue(t => Make(village, EventType.Correction, request.Source, t, data) with { Corrects = end.Id }, at.AddSeconds(random.Between(300, 2400)));
        }

        return end;
    }

    /// <summary>The last takes its place.</summary>
    private void Remove(DemoUnderway underway)
    {
        var last = _underway[^1];
        _underway[underway.Place] = last;
        last.Place = underway.Place;
        _underway.RemoveAt(_underway.Count - 1);
    }

    private DateTimeOffset Within(DateTimeOffset second) => second.AddMilliseconds(random.Below(1000));

    private DemoEvent Make(DemoVillage village, EventType type, string source, DateTimeOffset at, string data) =>
        new(village.Code, type, source, nextId(), at, at, data);
}
