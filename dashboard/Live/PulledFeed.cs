namespace SmartVillage.Dashboard.Live;

/// <summary>
/// What grains do not push: read again when the region changed, at most once in a while, and only while somebody watches.
/// </summary>
internal sealed class PulledFeed<T>(
    FeedKey key,
    FeedLeases leases,
    Func<T?, RegionUpdate, Task<T>> pull,
    TimeProvider time,
    ILogger logger,
    TimeSpan apart) : IFeed<T>
    where T : class
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public Broadcast<T> Values { get; } = new();

    public async Task RunAsync(CancellationToken stop)
    {
        using var region = leases.Region(key.Region);
        using var mailbox = region.Feed.Values.Listen();
        var (held, seen) = (default(T), -1L);
        try
        {
            while (true)
            {
                var update = await mailbox.ReadAsync(stop);
                if (update.Revision == seen)
                {
                    continue; // Confirmed, not changed.
                }

                if (await TryPullAsync(held, update, stop) is { } value)
                {
                    (held, seen) = (value, update.Revision);
                    Values.Publish(value);
                }
                else
                {
                    mailbox.Put(region.Feed.Values.Latest!); // So that the same change is tried again.
                }

                await Task.Delay(apart, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
    }

    private async Task<T?> TryPullAsync(T? held, RegionUpdate update, CancellationToken stop)
    {
        try
        {
            return await pull(held, update).WaitAsync(AnswerWithin, time, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LiveLog.LogPullFailed(logger, key, failure);
            return null;
        }
    }
}
