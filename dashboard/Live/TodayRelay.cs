using Microsoft.AspNetCore.SignalR;

namespace SmartVillage.Dashboard.Live;

/// <summary><c>Changed(summary)</c> of today, and <c>Confirmed(code, version, asOf)</c> while nothing changes.</summary>
internal sealed class TodayRelay(FeedKey key, FeedLeases leases, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger)
    : HubRelay(key, hub, time, logger)
{
    private readonly FeedLease<RegionFeed> _lease = leases.Region(key.Region);
    private long _sent;

    protected override async Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation)
    {
        var present = await _lease.Feed.Values.PresentAsync(cancellation);
        return (PublicJson.Shape(present.Today), present.Revision);
    }

    protected override async Task CatchUpAsync(IClientProxy client, long revision)
    {
        if (_lease.Feed.Values.Latest is { } latest && latest.Revision > revision)
        {
            await client.SendAsync("Changed", PublicJson.Shape(latest.Today));
        }
    }

    protected override async IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        using var mailbox = _lease.Feed.Values.Listen();
        await foreach (var update in mailbox.ReadAllAsync(stop))
        {
            var changed = update.Revision > _sent;
            _sent = update.Revision;
            yield return changed
                ? group => group.SendAsync("Changed", PublicJson.Shape(update.Today), stop)
                : group => group.SendAsync("Confirmed", Code, update.Today.Version, PublicJson.Time(update.ConfirmedAt), stop);
        }
    }

    protected override void ReleaseFeed() => _lease.Dispose();
}
