using Microsoft.AspNetCore.SignalR;

namespace SmartVillage.Dashboard.Live;

/// <summary><c>Changed(summary)</c> of another window; its name is in <c>summary.window</c>.</summary>
internal sealed class WindowRelay(FeedKey key, FeedLeases leases, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger)
    : HubRelay(key, hub, time, logger)
{
    private readonly FeedLease<PulledFeed<WindowUpdate>> _lease = leases.Window(key.Region, key.Window);

    protected override async Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation)
    {
        var present = await _lease.Feed.Values.PresentAsync(cancellation);
        return (PublicJson.Shape(present.Summary!), present.Revision);
    }

    protected override async Task CatchUpAsync(IClientProxy client, long revision)
    {
        if (_lease.Feed.Values.Latest is { Summary: { } summary } latest && latest.Revision > revision)
        {
            await client.SendAsync("Changed", PublicJson.Shape(summary));
        }
    }

    protected override async IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        using var mailbox = _lease.Feed.Values.Listen();
        await foreach (var update in mailbox.ReadAllAsync(stop))
        {
            if (update.Summary is { } summary)
            {
                yield return group => group.SendAsync("Changed", PublicJson.Shape(summary), stop);
            }
        }
    }

    protected override void ReleaseFeed() => _lease.Dispose();
}
