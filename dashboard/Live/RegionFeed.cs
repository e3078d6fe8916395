using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>
/// The one feed of a watched region in this process. It observes the region's grain, renews before the grain forgets it,
/// and passes on the newest state: at once after quiet, then at most four times a second, never an older one after a newer.
/// </summary>
/// <remarks>
/// A renewal answers the present state. So it confirms quiet figures every ten seconds, brings what a lost notice would have brought,
/// and observes again wherever the grain lives now after a silo was lost.
/// </remarks>
internal sealed class RegionFeed(RegionCode region, IRegionSource source, TimeProvider time, ILogger<RegionFeed> logger) : IFeed<RegionUpdate>, IRegionObserver, IDisposable
{
    private static readonly TimeSpan QuietUntilConfirmed = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Conflation _conflation = new(TimeSpan.FromMilliseconds(250), time);
    private RegionUpdate? _held;
    private DateTimeOffset _heardAt;
    private long _change;

    public Broadcast<RegionUpdate> Values { get; } = new();

    public PulseFan Pulses { get; } = new();

    public async Task RunAsync(CancellationToken stop)
    {
        var reference = source.CreateReference(this);
        try
        {
            for (var failures = 0; !stop.IsCancellationRequested;)
            {
                if (await TryRenewAsync(reference, stop))
                {
                    failures = 0;
                    await WaitForRenewalAsync(stop);
                }
                else
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(5, 0.5 * (1 << Math.Min(failures++, 4)))), time, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        finally
        {
            Dispose();
            await LeaveAsync(reference);
        }
    }

    public void Dispose() => _conflation.Dispose();

    Task IRegionObserver.ChangedAsync(RegionChanged change)
    {
        Take(change);
        return Task.CompletedTask;
    }

    private async Task<bool> TryRenewAsync(IRegionObserver reference, CancellationToken stop)
    {
        try
        {
            Take(await source.SubscribeAsync(region, reference).WaitAsync(AnswerWithin, time, stop));
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LiveLog.LogRenewalFailed(logger, region, failure);
            return false;
        }
    }

    private async Task WaitForRenewalAsync(CancellationToken stop)
    {
        var renewedAt = time.GetUtcNow();
        do
        {
            await Task.Delay(Tick, time, stop);
        }
        while (time.GetUtcNow() - renewedAt < RenewEvery && time.GetUtcNow() - HeardAt < QuietUntilConfirmed);
    }

    private DateTimeOffset HeardAt
    {
        get
        {
            lock (_gate)
            {
                return _heardAt;
            }
        }
    }

    private void Take(RegionChanged change)
    {
        Pulses.Put(change.Pulses); // increments: none may be lost, in whatever order they come
        lock (_gate)
        {
            _heardAt = time.GetUtcNow();
            if (_held is { } held && (change.Version, change.AsOf).CompareTo((held.Today.Version, held.ConfirmedAt)) < 0)
            {
                return; // Overtaken on the way.
            }

            // At midnight figures change by themselves.
            var changed = _held is null || change.Change != _change || change.Version > _held.Today.Version || change.Today.Window.From != _held.Today.Window.From;
            _change = change.Change;
            _held = new(change.Today, (_held?.Revision ?? 0) + (changed ? 1 : 0), change.AsOf, time.GetTimestamp());
        }

        _conflation.Request(Flush);
    }

    private void Flush()
    {
        lock (_gate)
        {
            Values.Publish(_held!);
        }
    }

    private async Task LeaveAsync(IRegionObserver reference)
    {
        try
        {
            await source.UnsubscribeAsync(region, reference).WaitAsync(AnswerWithin, time);
        }
        catch (Exception failure)
        {
            LiveLog.LogLeaveFailed(logger, region, failure); // The grain forgets us by itself within a minute.
        }

        source.DeleteReference(reference);
    }
}
