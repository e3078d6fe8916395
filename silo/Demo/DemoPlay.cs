using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Regions;

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
    private readonly HashSet<RegionCode> _prototypeCodes;
    private readonly DemoActivities _activities;
    private readonly DemoComplaints _complaints;
    private DateOnly _day;
    private long _number;
    private int _quiet = DemoRhythm.PrototypeSeconds;

    public DemoPlay(DemoScript script)
    {
        _script = script;
        _random = DemoRandom.For(script.Seed, 8);
        _outages = new(script);
        _prototypes = new(script, DemoRandom.For(script.Seed, 9), NextId, Later);
        _others = new(script, DemoRandom.For(script.Seed, 10), NextId, Later);
        _prototypeCodes = [.. script.Villages.Where(v => v.Prototype).Select(v => v.Code)];
        (_activities, _complaints) = (new(script), new(script));
        _heartbeats = script.Villages.ToLookup(v => v.Index * 733 % HeartbeatSeconds);
    }

    public IEnumerable<DemoEvent> Events()
    {
        foreach (var item in _script.Complaints().Where(c => c.Time >= _script.HistoryEnd).Concat(_script.Underway()))
        {
            Later(item);
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
        while (_later.TryPeek(out _, out var due) && due < at.AddSeconds(1))
        {
            _second.Add(_later.Dequeue());
        }

        foreach (var item in _prototypes.Play(at).Concat(_others.Play(at)))
        {
            TrySend(item, at);
        }

        KeepGoing(at);
        AddHeartbeats(at);
        _second.Sort(static (a, b) => a.SendAt != b.SendAt ? a.SendAt.CompareTo(b.SendAt) : a.Time.CompareTo(b.Time));
    }

    /// <summary>No second without an event in the province, no five without one at the prototypes.</summary>
    private void KeepGoing(DateTimeOffset at)
    {
        _quiet = _second.Exists(item => _prototypeCodes.Contains(item.Village)) ? 0 : _quiet + 1;
        if (_quiet >= DemoRhythm.PrototypeSeconds && !_prototypes.IsEmpty)
        {
            GoOn(_prototypes, at);
            _quiet = 0;
        }

        if (_second.Count == 0)
        {
            GoOn(_others.IsEmpty ? _prototypes : _others, at);
        }
    }

    /// <summary>Until an event gets through.</summary>
    private void GoOn(DemoLane lane, DateTimeOffset at)
    {
        for (var i = 0; i < 50 && !TrySend(lane.GoOn(at), at); i++)
        {
        }
    }

    /// <summary>What happens in a village without link comes later, in a burst.</summary>
    private bool TrySend(DemoEvent item, DateTimeOffset at)
    {
        if (_outages.Until(item.Village, at) is { } until)
        {
            Later(item with { SendAt = until });
            return false;
        }

        _second.Add(item);
        return true;
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
        foreach (var item in _script.Villages.SelectMany(v => _activities.Of(v, day)).Where(e => e.Time >= _script.HistoryEnd).Concat(_complaints.Of(day, submitted => submitted >= _script.HistoryEnd)))
        {
            Later(item);
        }

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
