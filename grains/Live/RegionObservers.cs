using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Live;

namespace SmartVillage.Grains.Live;

/// <summary>
/// Who watches one region. They are told at once after quiet, then at most four times a second, the newest state winning.
/// A region that nobody watches costs nothing: no timer, no summary.
/// </summary>
internal sealed class RegionObservers : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250), Expiry = TimeSpan.FromSeconds(60);

    private readonly ObserverManager<IRegionObserver> _observers;
    private readonly Func<ConflatedTimer> _makeTimer;
    private readonly Func<RegionChanged> _notice;
    private readonly GrainsInstruments _instruments;
    private ConflatedTimer? _timer;

    /// <param name="grain">Whose timer tells them.</param>
    /// <param name="time">The process's clock, not the domain's.</param>
    /// <param name="instruments">Where it is counted as watched.</param>
    /// <param name="log">Where lost observers are noted.</param>
    /// <param name="notice">Makes the notice, in the grain's turn and only when somebody watches.</param>
    public RegionObservers(IGrainBase grain, TimeProvider time, GrainsInstruments instruments, ILogger log, Func<RegionChanged> notice)
        : this((interval, action) => new(grain, time, interval, action), time, instruments, log, notice)
    {
    }

    internal RegionObservers(Func<TimeSpan, Func<Task>, ConflatedTimer> timer, TimeProvider time, GrainsInstruments instruments, ILogger log, Func<RegionChanged> notice)
    {
        _observers = new(Expiry, log) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
        _makeTimer = () => timer(Interval, TellAsync);
        (_notice, _instruments) = (notice, instruments);
    }

    public bool IsWatched
    {
        get
        {
            ForgetExpired();
            return _timer is not null;
        }
    }

    /// <summary>Watches for 60 seconds from now; again to stay.</summary>
    public void Subscribe(IRegionObserver observer)
    {
        _observers.Subscribe(observer, observer);
        if (_timer is null)
        {
            _timer = _makeTimer();
            _instruments.Watched(begins: true);
        }
    }

    public void Unsubscribe(IRegionObserver observer)
    {
        _observers.Unsubscribe(observer);
        ForgetExpired();
    }

    /// <summary>Something changed: whoever watches is told in time.</summary>
    public void Touch() => _timer?.Touch();

    public void Dispose()
    {
        if (_timer is not null)
        {
            _timer.Dispose();
            _timer = null;
            _instruments.Watched(begins: false);
        }
    }

    private void ForgetExpired()
    {
        _observers.ClearExpired();
        if (_observers.Count == 0)
        {
            Dispose();
        }
    }

    private Task TellAsync()
    {
        if (!IsWatched)
        {
            return Task.CompletedTask;
        }

        var notice = _notice();
        return _observers.Notify(observer => observer.ChangedAsync(notice));
    }
}
