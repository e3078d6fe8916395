using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmartVillage.Grains.Live;
using SmartVillage.Live;
using SmartVillage.Regions;
using SmartVillage.Tests.Telemetry;

namespace SmartVillage.Tests.Unit.Live;

public sealed class RegionObserversTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RegionObservers _observers;
    private long _version;
    private int _noticesMade;

    public RegionObserversTests()
    {
        _observers = new(
            (interval, action) => new(tick => new FakeGrainTimer(_time, tick), _time, interval, action),
            _time,
            Meters.Grains,
            NullLogger.Instance,
            () =>
            {
                _noticesMade++;
                return new(RegionCode.Parse("18.09"), _version, default, null!, [], _version);
            });
    }

    public void Dispose() => _observers.Dispose();

    [Fact]
    public void A_change_after_quiet_is_told_at_once()
    {
        var watcher = Watch();
        Change();

        Assert.Equal([1], watcher.Versions);
    }

    [Fact]
    public void Many_changes_are_told_at_most_four_times_a_second_and_the_newest_wins()
    {
        var watcher = Watch();
        for (var i = 0; i < 1000; i++)
        {
            Change();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(RegionObservers.Interval);

        Assert.InRange(watcher.Versions.Count, 4, 5);
        Assert.Equal(1000, watcher.Versions[^1]);
    }

    [Fact]
    public void Nobody_watching_means_no_summary()
    {
        Change();
        var watcher = Watch();
        _observers.Unsubscribe(watcher);
        Change();

        Assert.Equal(0, _noticesMade);
        Assert.False(_observers.IsWatched);
    }

    [Fact]
    public void A_watcher_that_does_not_come_again_is_forgotten_after_a_minute()
    {
        var (faithful, lost) = (Watch(), Watch());
        _time.Advance(TimeSpan.FromSeconds(40));
        _observers.Subscribe(faithful);
        _time.Advance(TimeSpan.FromSeconds(30));
        Change();

        Assert.Equal([1], faithful.Versions);
        Assert.Empty(lost.Versions);

        _time.Advance(RegionObservers.Expiry);
        Assert.False(_observers.IsWatched);
    }

    private Watcher Watch()
    {
        var watcher = new Watcher();
        _observers.Subscribe(watcher);
        return watcher;
    }

    private void Change()
    {
        _version++;
        _observers.Touch();
        _time.Advance(TimeSpan.Zero);
    }

    private sealed class Watcher : IRegionObserver
    {
        public List<long> Versions { get; } = [];

        public Task ChangedAsync(RegionChanged change)
        {
            Versions.Add(change.Version);
            return Task.CompletedTask;
        }
    }

    /// <summary>A grain timer on a clock that the test moves.</summary>
    private sealed class FakeGrainTimer(FakeTimeProvider time, Func<CancellationToken, Task> tick) : IGrainTimer
    {
        private readonly ITimer _timer = time.CreateTimer(_ => Assert.True(tick(default).IsCompleted), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose() => _timer.Dispose();
    }
}
