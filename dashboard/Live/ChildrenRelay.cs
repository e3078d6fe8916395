using Microsoft.AspNetCore.SignalR;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Live;

/// <summary><c>ChildrenChanged(code, version, rows)</c>: only the rows that changed.</summary>
internal sealed class ChildrenRelay(FeedKey key, FeedLeases leases, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger)
    : HubRelay(key, hub, time, logger)
{
    private readonly FeedLease<PulledFeed<ChildrenUpdate>> _lease = leases.Children(key.Region, key.Window);

    protected override async Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation)
    {
        var present = await _lease.Feed.Values.PresentAsync(cancellation);
        var answer = new Dictionary<string, object?>
        {
            ["code"] = Code,
            ["version"] = present.Version,
            ["asOf"] = PublicJson.Time(present.AsOf),
            ["rows"] = Shape(present.Rows.Values),
        };
        return (answer, present.Revision);
    }

    protected override async Task CatchUpAsync(IClientProxy client, long revision)
    {
        if (_lease.Feed.Values.Latest is { } latest && latest.Revision > revision)
        {
            await client.SendAsync("ChildrenChanged", Code, latest.Version, Shape(latest.Rows.Values));
        }
    }

    protected override async IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        using var mailbox = _lease.Feed.Values.Listen();
        ChildrenUpdate? before = null;
        await foreach (var update in mailbox.ReadAllAsync(stop))
        {
            // A row that didn't change is the same object.
            var changed = update.Rows.Where(row => before is null || !before.Rows.TryGetValue(row.Key, out var old) || !ReferenceEquals(old, row.Value)).Select(row => row.Value).ToArray();
            before = update;
            if (changed.Length > 0)
            {
                yield return group => group.SendAsync("ChildrenChanged", Code, update.Version, Shape(changed), stop);
            }
        }
    }

    protected override void ReleaseFeed() => _lease.Dispose();

    private static object?[] Shape(IEnumerable<RegionSummary> rows) => [.. rows.Select(PublicJson.Shape)];
}
