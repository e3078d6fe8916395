using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Which children change by time alone, and when. A child that was woken and says nothing is due again a little later.</summary>
internal sealed class WakeQueue
{
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly PriorityQueue<RegionCode, long> _queue = new();
    private readonly Dictionary<RegionCode, (long At, int Woken)> _due = [];

    /// <summary>Takes what a child said last; 0 = it changes no more by time alone.</summary>
    public void Set(RegionCode child, long at)
    {
        if (at == 0)
        {
            _due.Remove(child);
        }
        else if (!_due.TryGetValue(child, out var due) || due.At != at)
        {
            Enqueue(child, at, woken: 0);
        }
    }

    /// <summary>Children due at an instant, the most overdue first, and how often each was woken in vain.</summary>
    public IEnumerable<(RegionCode Child, int Woken)> Take(DateTimeOffset now, int most)
    {
        for (var taken = 0; taken < most && _queue.TryPeek(out var child, out var at) && at <= now.UtcTicks;)
        {
            _queue.Dequeue();
            if (_due.TryGetValue(child, out var due) && due.At == at)
            {
                Enqueue(child, (now + Again).UtcTicks, due.Woken + 1);
                taken++;
                yield return (child, due.Woken);
            }
        }
    }

    private void Enqueue(RegionCode child, long at, int woken)
    {
        _due[child] = (at, woken);
        _queue.Enqueue(child, at);
    }
}
