using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>
/// One feed a region and kind in this process, shared by circuits, prerendering and the hub. A feed runs while somebody holds a lease,
/// and a little longer: a page is first prerendered and then watched by its circuit.
/// </summary>
internal sealed class FeedLeases(IRegionSource source, FeedPulls pulls, TimeProvider time, ILoggerFactory loggers) : IAsyncDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(15);

    /// <summary>Tables and charts change at most once a second; what takes more asking, less often.</summary>
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Seconds = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<FeedKey, Entry> _running = [];

    /// <summary>How many feeds run now.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    public FeedLease<RegionFeed> Region(RegionCode region) =>
        Lease(new(region, FeedKind.Today), _ => new RegionFeed(region, source, time, loggers.CreateLogger<RegionFeed>()));

    public FeedLease<PulledFeed<WindowUpdate>> Window(RegionCode region, string window) =>
        Lease(new(region, FeedKind.Window, window), key => Pulled<WindowUpdate>(key, (_, update) => pulls.WindowAsync(key, update)));

    public FeedLease<PulledFeed<ChildrenUpdate>> Children(RegionCode region, string window) =>
        Lease(new(region, FeedKind.Children, window), key => Pulled<ChildrenUpdate>(key, (held, update) => pulls.ChildrenAsync(key, held, update)));

    public FeedLease<PulledFeed<SeriesUpdate>> Series(RegionCode region, string window) =>
        Lease(new(region, FeedKind.Series, window), key => Pulled<SeriesUpdate>(key, (held, update) => pulls.SeriesAsync(key, held, update)));

    public FeedLease<PulledFeed<AttentionUpdate>> Attention(RegionCode region) =>
        Lease(new(region, FeedKind.Attention), key => Pulled<AttentionUpdate>(key, (_, update) => pulls.AttentionAsync(key, update), Seconds));

    public FeedLease<PulledFeed<DeskUpdate>> Desk(RegionCode village) =>
        Lease(new(village, FeedKind.Desk), key => Pulled<DeskUpdate>(key, (_, update) => pulls.DeskAsync(key, update)));

    public async ValueTask DisposeAsync()
    {
        Entry[] all;
        lock (_gate)
        {
            all = [.. _running.Values];
            _running.Clear();
        }

        foreach (var entry in all)
        {
            await entry.StopAsync();
        }
    }

    private PulledFeed<T> Pulled<T>(FeedKey key, Func<T?, RegionUpdate, Task<T>> pull, TimeSpan? apart = null)
        where T : class => new(key, this, pull, time, loggers.CreateLogger<PulledFeed<T>>(), apart ?? Second);

    private FeedLease<TFeed> Lease<TFeed>(FeedKey key, Func<FeedKey, TFeed> create)
        where TFeed : class, IFeed
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(key, out var entry))
            {
                _running[key] = entry = new(key, create(key), loggers.CreateLogger<FeedLeases>());
                entry.Start();
            }

            entry.Take();
            return new((TFeed)entry.Feed, () => Release(key, entry));
        }
    }

    private void Release(FeedKey key, Entry entry)
    {
        lock (_gate)
        {
            if (entry.GiveBack())
            {
                entry.StopAfter(time.CreateTimer(_ => Stop(key, entry), null, Linger, Timeout.InfiniteTimeSpan));
            }
        }
    }

    private void Stop(FeedKey key, Entry entry)
    {
        lock (_gate)
        {
            if (entry.InUse || !_running.Remove(key))
            {
                return;
            }
        }

        _ = entry.StopAsync();
    }

    private sealed class Entry(FeedKey key, IFeed feed, ILogger logger) : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private Task _run = Task.CompletedTask;
        private ITimer? _linger;
        private int _leases;

        public IFeed Feed => feed;

        public bool InUse => _leases > 0;

        public void Start() => _run = Task.Run(async () =>
        {
            try
            {
                await feed.RunAsync(_stop.Token);
            }
            catch (Exception failure)
            {
                LiveLog.LogFeedEnded(logger, key, failure);
            }
        });

        public void Take()
        {
            _leases++;
            _linger?.Dispose();
            _linger = null;
        }

        public bool GiveBack() => --_leases == 0;

        public void StopAfter(ITimer linger) => _linger = linger;

        public async Task StopAsync()
        {
            _linger?.Dispose();
            await _stop.CancelAsync();
            await _run;
            Dispose();
        }

        public void Dispose()
        {
            _linger?.Dispose();
            _stop.Dispose();
        }
    }
}

/// <summary>Keeps a feed running until disposed.</summary>
internal sealed class FeedLease<TFeed>(TFeed feed, Action release) : IDisposable
    where TFeed : class, IFeed
{
    private int _released;

    public TFeed Feed { get; } = feed;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            release();
        }
    }
}
