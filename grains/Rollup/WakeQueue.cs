using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Which children change by time alone, and when. A child that was woken and says nothing is due again a little later. Each child waits once, whatever it says.</summary>
internal sealed class WakeQueue
{
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly SortedSet<(long At, RegionCode Child)> _queue = [];
    private readonly Dictionary<RegionCode, (long At, int Woken)> _due = [];

    /// <summary>How many entries wait.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Takes what a child said last; 0 = it changes no more by time alone.</summary>
    public void Set(RegionCode child, long at)
    {
        if (_due.TryGetValue(child, out var due) && due.At == at)
        {
            return;
        }

        Put(child, at, woken: 0);
    }

    /// <summary>Children due at an instant, the most overdue first, and how often each was woken in vain.</summary>
    public IEnumerable<(RegionCode Child, int Woken)> Take(DateTimeOffset now, int most)
    {
        for (var taken = 0; taken < most && _queue.Count > 0 && _queue.Min is var (at, child) && at <= now.UtcTicks; taken++)
        {
            var woken = _due[child].Woken;
            Put(child, (now + Again).UtcTicks, woken + 1);
            yield return (child, woken);
        }
    }

    private void Put(RegionCode child, long at, int woken)
    {
        if (_due.Remove(child, out var before))
        {
            _queue.Remove((before.At, child));
        }

        if (at != 0)
        {
            _due[child] = (at, woken);
            _queue.Add((at, child));
        }
    }
}
