using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>The play, second by second: each has at least one event in the province, and each window of five seconds one at the prototypes.</summary>
internal sealed class DemoPlay
{
    private const int HeartbeatSeconds = 1800;

    private readonly DemoScript _script;
    private readonly DemoRandom _random;
    private readonly DemoLane _prototypes, _others;
    private readonly DemoOutages _outages;
    private readonly PriorityQueue<DemoEvent, DateTimeOffset> _later = new();
    private readonly ILookup<int, DemoVillage> _heartbeats;
    private readonly List<DemoEvent> _second = [];
    private DateOnly _day;
    private long _number;

    public DemoPlay(DemoScript script)
    {
        _script = script;
        _random = DemoRandom.For(script.Seed, 8);
        _outages = new(script);
        _prototypes = new(script, DemoRandom.For(script.Seed, 9), NextId, Later);
        _others = new(script, DemoRandom.For(script.Seed, 10), NextId, Later);
        _heartbeats = script.Villages.ToLookup(v => v.Index * 733 % HeartbeatSeconds);
    }

    public IEnumerable<DemoEvent> Events()
    {
        foreach (var step in _script.Complaints().Where(c => c.Time >= _script.HistoryEnd))
        {
            Later(step);
        }

        for (var second = _script.HistoryEnd.ToUnixTimeSeconds() + 1; ; second++)
        {
            Play(DateTimeOffset.FromUnixTimeSeconds(second));
            foreach (var item in _second)
            {
                yield return item;
            }
        }
    }

    private void Play(DateTimeOffset at)
    {
        _second.Clear();
        Open(Wib.DayOf(at));
        var pace = DemoRhythm.PerSecond(at, _script.Villages.Length, _script.Office.IsHoliday(_day));
        var count = (int)pace + (_random.Chance(pace - (int)pace) ? 1 : 0);
        for (var i = 0; i < count; i++)
        {
            Take(_others.IsEmpty ? _prototypes : _others, Within(at));
        }

        if (at.ToUnixTimeSeconds() % DemoRhythm.PrototypeWindow == 0 && !_prototypes.IsEmpty)
        {
            Take(_prototypes, Within(at));
        }

        AddHeartbeats(at);
        while (_later.TryPeek(out var item, out var due) && due < at.AddSeconds(1))
        {
            _later.Dequeue();
            _second.Add(item);
        }

        _second.Sort(static (a, b) => a.SendAt != b.SendAt ? a.SendAt.CompareTo(b.SendAt) : a.Time.CompareTo(b.Time));
    }

    /// <summary>Takes events until one gets through: those of a village without link come later, in a burst.</summary>
    private void Take(DemoLane lane, DateTimeOffset at)
    {
        for (var i = 0; i < 50; i++)
        {
            var item = lane.Next(at);
            if (_outages.Until(item.Village, at) is not { } until)
            {
                _second.Add(item);
                return;
            }

            Later(item with { SendAt = until });
        }
    }

    private void AddHeartbeats(DateTimeOffset at)
    {
        foreach (var village in _heartbeats[(int)(at.ToUnixTimeSeconds() % HeartbeatSeconds)])
        {
            if (DemoVillages.DayOf(village, _day, _script.Today, _script.Seed) != DemoDay.Nothing && _outages.Until(village.Code, at) is null)
            {
                var time = Within(at);
                _second.Add(new(village.Code, EventType.Heartbeat, village.Source, NextId(), time, time, "{}"));
            }
        }
    }

    private void Open(DateOnly day)
    {
        if (day == _day)
        {
            return;
        }

        _day = day;
        var usual = _script.Villages.Where(v => DemoVillages.DayOf(v, day, _script.Today, _script.Seed) == DemoDay.Usual).ToList();
        _prototypes.Open(usual.Where(v => v.Prototype));
        _others.Open(usual.Where(v => !v.Prototype));
        foreach (var village in _script.Villages.Where(v => DemoVillages.DayOf(v, day, _script.Today, _script.Seed) == DemoDay.Nil))
        {
            var at = Wib.StartOf(day).AddHours(14).AddSeconds(_random.Below(3600));
            if (at >= _script.HistoryEnd)
            {
                Later(new(village.Code, EventType.Nil, village.Source, NextId(), at, at, DemoData.Nil(day)));
            }
        }
    }

    private DateTimeOffset Within(DateTimeOffset second) => second.AddMilliseconds(_random.Below(1000));

    private string NextId() => $"{_script.Run}-{++_number}";

    private void Later(DemoEvent item) => _later.Enqueue(item, item.SendAt);
}
