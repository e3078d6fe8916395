using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Telemetry;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class LiveTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly RegionSummary _summary = new Scene("18.09.10.2004").Full();
    private readonly HeldSource _source;
    private readonly FeedLeases _feeds;

    public LiveTests()
    {
        _source = new(_summary);
        _feeds = new(_source, new(_source, new ServiceCatalogue(null!, _time)), _time, NullLoggerFactory.Instance);
    }

    [Fact]
    public async Task What_changes_while_the_version_stays_is_a_change_and_a_confirmation_is_none()
    {
        using var lease = _feeds.Region(_summary.Code);
        var first = await lease.Feed.Values.PresentAsync(TestContext.Current.CancellationToken);

        var refused = _summary with { AsOf = _summary.AsOf.AddSeconds(1), Reporting = _summary.Reporting with { RejectedToday = 1 } };
        Assert.Equal(first.Revision + 1, await TellAsync(lease.Feed, refused, change: 2));
        Assert.Equal(first.Revision + 1, await TellAsync(lease.Feed, refused with { AsOf = refused.AsOf.AddSeconds(10) }, change: 2));
        Assert.Equal(1, lease.Feed.Values.Latest!.Today.Reporting.RejectedToday);
    }

    [Fact]
    public async Task A_notice_that_was_overtaken_still_brings_its_pulses()
    {
        using var lease = _feeds.Region(_summary.Code);
        var first = await lease.Feed.Values.PresentAsync(TestContext.Current.CancellationToken);
        await using var pulses = lease.Feed.Pulses.ReadAllAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = pulses.MoveNextAsync();

        await ((IRegionObserver)lease.Feed).ChangedAsync(
            new(_summary.Code, _summary.Version - 1, _summary.AsOf, _summary, [new(_summary.Code.Kabupaten, "pajak", _summary.AsOf, 3)], Change: 0));

        Assert.True(await next.AsTask().WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal((3, first.Revision), (pulses.Current.Count, lease.Feed.Values.Latest!.Revision));
    }

    [Fact]
    public async Task Who_leaves_before_it_could_join_is_not_in_the_group()
    {
        var (hub, context) = RecordedHub.Create();
        await using var relays = new HubRelays(_feeds, _source, context, _time, NullLogger<HubRelays>.Instance);
        var key = new FeedKey(_summary.Code, FeedKind.Today);
        await relays.JoinAsync("stays", key, default);
        await relays.JoinAsync("leaves", key, default);
        await relays.LeaveAsync("leaves", _summary.Code);

        _time.Advance(TimeSpan.FromMilliseconds(25));

        await Eventually.TrueAsync(() => Task.FromResult(hub.IsMember("stays") == true && hub.IsMember("leaves") == false), Soon,
            () => $"stays: {hub.IsMember("stays")}, leaves: {hub.IsMember("leaves")}");
    }

    [Fact]
    public async Task A_watcher_of_pulses_is_answered_when_none_can_pass_it_by()
    {
        var (hub, context) = RecordedHub.Create();
        await using var relays = new HubRelays(_feeds, _source, context, _time, NullLogger<HubRelays>.Instance);
        var reached = new TaskCompletionSource();
        _source.Reached = reached.Task;

        var joined = relays.JoinAsync("watches", new(_summary.Code, FeedKind.Pulse), TestContext.Current.CancellationToken);
        Assert.False(joined.IsCompleted);
        reached.SetResult();
        await joined.WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.True(hub.IsMember("watches"));
    }

    [Fact]
    public async Task A_relay_that_failed_begins_anew_while_it_is_watched()
    {
        var (hub, context) = RecordedHub.Create();
        await using var relay = new Stumbling(new(_summary.Code, FeedKind.Today), context, _time).Start();

        await Eventually.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(hub.Sent.Contains("Changed"));
            },
            Soon,
            () => "Nothing was sent.");
    }

    [Fact]
    public async Task A_page_that_cannot_show_a_change_fails_at_once()
    {
        var place = Shown.View(_summary).Place;
        using var watch = new RegionWatch(place, WindowNames.Today, Scene.Catalogue, _feeds, _time);

        await Assert.ThrowsAsync<InvalidOperationException>(() => watch.TellAsync(
            () => throw new InvalidOperationException("It can't be shown."), new(Meters.Dashboard), TestContext.Current.CancellationToken).WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    private async Task<long> TellAsync(IRegionObserver feed, RegionSummary summary, long change)
    {
        _source.Present = new(summary.Code, summary.Version, summary.AsOf, summary, [], change);
        await feed.ChangedAsync(_source.Present);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        return ((RegionFeed)feed).Values.Latest!.Revision;
    }

    /// <summary>Fails once, then sends.</summary>
    private sealed class Stumbling(FeedKey key, IHubContext<RegionHub> hub, TimeProvider time) : HubRelay(key, hub, time, NullLogger.Instance)
    {
        private int _runs;

        protected override Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation) => Task.FromResult<(object, long)>(("", 0));

        protected override Task CatchUpAsync(IClientProxy client, long revision) => Task.CompletedTask;

        protected override async IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync([EnumeratorCancellation] CancellationToken stop)
        {
            if (++_runs == 1)
            {
                throw new IOException("once");
            }

            yield return group => group.SendAsync("Changed", stop);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }

        protected override void ReleaseFeed()
        {
        }
    }
}
