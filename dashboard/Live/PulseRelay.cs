using Microsoft.AspNetCore.SignalR;
using SmartVillage.Live;

namespace SmartVillage.Dashboard.Live;

/// <summary><c>Pulse(pulse)</c>: what was completed, by kabupaten, family and minute; at most eight a second, later ones of the same kind merged.</summary>
internal sealed class PulseRelay(FeedKey key, FeedLeases leases, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger)
    : HubRelay(key, hub, time, logger)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(125);
    private readonly FeedLease<RegionFeed> _lease = leases.Region(key.Region);
    private readonly TimeProvider _time = time;

    /// <summary>Increments: none that follows the answer may be missed, and none can be too old.</summary>
    protected override bool AnswersFirst => false;

    /// <summary>Answers when the region's grain tells this process of its pulses.</summary>
    protected override async Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation)
    {
        await _lease.Feed.Values.PresentAsync(cancellation);
        return (new Dictionary<string, object?> { ["code"] = Code }, 0);
    }

    protected override Task CatchUpAsync(IClientProxy client, long revision) => Task.CompletedTask;

    protected override async IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var waiting = new PulseQueue();
        await using var pulses = _lease.Feed.Pulses.ReadAllAsync(stop).GetAsyncEnumerator(stop);
        var next = pulses.MoveNextAsync().AsTask();
        while (true)
        {
            if (waiting.IsEmpty)
            {
                await next;
            }

            while (next.IsCompleted)
            {
                if (!await next)
                {
                    yield break;
                }

                waiting.Add(pulses.Current);
                next = pulses.MoveNextAsync().AsTask();
            }

            var pulse = waiting.Take();
            yield return group => group.SendAsync("Pulse", Shape(pulse), stop);
            await Task.Delay(Apart, _time, stop);
        }
    }

    protected override void ReleaseFeed() => _lease.Dispose();

    private static Dictionary<string, object?> Shape(Pulse pulse) => new()
    {
        ["kabupaten"] = pulse.Kabupaten.ToString(),
        ["family"] = pulse.Family,
        ["minute"] = PublicJson.Time(pulse.Minute),
        ["count"] = pulse.Count,
    };
}

/// <summary>Pulses that wait for their turn, oldest first; one of a kind and minute that already waits is merged into it.</summary>
internal sealed class PulseQueue
{
    private const int Most = 128;
    private readonly List<Pulse> _waiting = [];

    public bool IsEmpty => _waiting.Count == 0;

    public void Add(Pulse pulse)
    {
        var index = _waiting.FindIndex(w => (w.Kabupaten, w.Family, w.Minute) == (pulse.Kabupaten, pulse.Family, pulse.Minute));
        if (index >= 0)
        {
            _waiting[index] = _waiting[index] with { Count = _waiting[index].Count + pulse.Count };
            return;
        }

        if (_waiting.Count == Most)
        {
            _waiting.RemoveAt(0);
        }

        _waiting.Add(pulse);
    }

    public Pulse Take()
    {
        var first = _waiting[0];
        _waiting.RemoveAt(0);
        return first;
    }
}
