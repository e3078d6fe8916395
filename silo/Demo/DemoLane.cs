using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>
/// A stream of events at a given pace: at each place in it either something that is due goes on, or something new begins.
/// So the pace is kept exactly, and requests take the time that they take.
/// </summary>
internal sealed class DemoLane(DemoScript script, DemoRandom random, Func<string> nextId, Action<DemoEvent> later)
{
    private readonly PriorityQueue<Func<DateTimeOffset, DemoEvent>, DateTimeOffset> _due = new();
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
            _cumulative.Add(sum += village.Weight);
        }
    }

    /// <summary>The event at an instant.</summary>
    public DemoEvent Next(DateTimeOffset at) =>
        _due.TryPeek(out _, out var due) && due <= at && random.Chance(0.85) ? _due.Dequeue()(at) : Begin(at, Pick());

    private DemoVillage Pick()
    {
        var index = _cumulative.BinarySearch(random.Next() * _cumulative[^1]);
        return _villages[Math.Min(index < 0 ? ~index : index, _villages.Count - 1)];
    }

    private DemoEvent Begin(DateTimeOffset at, DemoVillage village)
    {
        var wib = at.ToWib();
        if (wib.Hour is >= 7 and < 21)
        {
            switch (random.Next())
            {
                case < 0.003:
                    return Make(village, EventType.Participation, village.Source, at, Activity(wib.Hour));
                case < 0.005:
                    return Complain(at, village);
                case < 0.0055:
                    return Make(village, EventType.Figure, village.Source, at, DemoFigures.Restated(village, at, random));
            }
        }

        return Submit(at, DemoRequest.Draw(script, village, DemoServices.Pick(random, wib, script.Office.IsHoliday(Wib.DayOf(at))), at, random));
    }

    private string Activity(int hour) => hour >= 18 ? DemoData.Deliberation(random) : random.Next() switch { < 0.65 => DemoData.MutualHelp(random), < 0.85 => DemoData.Deliberation(random), _ => DemoData.Training(random) };

    private DemoEvent Complain(DateTimeOffset at, DemoVillage village)
    {
        var steps = new DemoComplaints(script).Steps(village, at, nextId(), random).ToList();
        steps[1..].ForEach(later);
        return steps[0];
    }

    private DemoEvent Submit(DateTimeOffset at, DemoRequest request)
    {
        var number = nextId();
        // Prototypes tell each step.
        var steps = request.Service.Steps + (request.Village.Prototype ? 2 : 0);
        for (var i = 1; i <= steps; i++)
        {
            _due.Enqueue(
                t => Make(request.Village, EventType.Service, request.Source, t, DemoData.Service(request.Service.Code, "processing", number)),
                at + ((request.End - at) * i / (steps + 1)));
        }

        _due.Enqueue(t => Finish(t, request, number), request.End);
        return Make(request.Village, EventType.Service, request.Source, at, DemoData.Service(request.Service.Code, "submitted", number, channel: request.Channel));
    }

    private DemoEvent Finish(DateTimeOffset at, DemoRequest request, string number)
    {
        var (service, village) = (request.Service.Code, request.Village);
        string Data(string? measures) => DemoData.Service(service, request.EndStatus, number, measures: measures, citizen: request.Citizen);
        var end = Make(village, EventType.Service, request.Source, at, Data(request.Measures));
        if (request.ReportedByBapenda)
        {
            // The second system's copy is for comparison; its link has nothing to do with the village's.
            later(Make(village, EventType.Service, DemoRequest.BapendaSource, at.AddSeconds(random.Between(20, 240)), DemoData.Service(service, "completed", $"B-{number}", measures: request.Measures)));
        }

        if (request.EndStatus == "completed" && random.Chance(village.Prototype ? 0.5 : 0.2))
        {
            _due.Enqueue(t => Make(village, EventType.Survey, request.Source, t, DemoData.Survey(service, village, random, request.Citizen)), at.AddSeconds(random.Between(60, 900)));
        }

        if (random.Chance(0.004))
        {
            var data = request.Measures is null ? DemoData.Cancel(end.Source, end.Id) : DemoData.Replace(end.Source, end.Id, Data(DemoData.Measures(service, random)));
            _due.Enqueue(t => Make(village, EventType.Correction, request.Source, t, data) with { Corrects = end.Id }, at.AddSeconds(random.Between(300, 2400)));
        }

        return end;
    }

    private DemoEvent Make(DemoVillage village, EventType type, string source, DateTimeOffset at, string data) =>
        new(village.Code, type, source, nextId(), at, at, data);
}
