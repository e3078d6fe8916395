using System.Threading.Channels;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Views;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>What one page watches of a region: today, the chosen window, 30 days, the children, the buckets, what needs attention; of a village its desk.</summary>
internal sealed class RegionWatch : IPageWatch
{
    /// <summary>Figures of today are pushed, the others are read when those change: they come shortly after, and are shown in one go.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(100);

    private readonly RegionPlace _place;
    private readonly string _window;
    private readonly CatalogueIndex _catalogue;
    private readonly TimeProvider _time;
    private readonly FeedLease<RegionFeed> _today;
    private readonly FeedLease<PulledFeed<WindowUpdate>> _month;
    private readonly FeedLease<PulledFeed<SeriesUpdate>> _series;
    private readonly FeedLease<PulledFeed<WindowUpdate>>? _shown;
    private readonly FeedLease<PulledFeed<ChildrenUpdate>>? _children, _childrenMonth;
    private readonly FeedLease<PulledFeed<AttentionUpdate>> _attention;
    private readonly FeedLease<PulledFeed<DeskUpdate>>? _desk;
    private readonly FeedLease<PulledFeed<WindowUpdate>>? _parentMonth;

    public RegionWatch(RegionPlace place, string window, CatalogueIndex catalogue, FeedLeases feeds, TimeProvider time)
    {
        (_place, _window, _catalogue, _time) = (place, window, catalogue, time);
        var code = place.Region.Code;
        _today = feeds.Region(code);
        _month = feeds.Window(code, WindowNames.Month);
        _series = feeds.Series(code, window);
        _attention = feeds.Attention(code);
        _shown = window is WindowNames.Today or WindowNames.Month ? null : feeds.Window(code, window);
        if (place.HasChildren)
        {
            _children = feeds.Children(code, window);
            _childrenMonth = feeds.Children(code, WindowNames.Month);
        }
        else
        {
            _desk = feeds.Desk(code);
            _parentMonth = feeds.Window(code.Kabupaten, WindowNames.Month);
        }
    }

    /// <summary>Waits until everything is there.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => Task.WhenAll(
        _today.Feed.Values.PresentAsync(cancellation),
        _month.Feed.Values.PresentAsync(cancellation),
        _series.Feed.Values.PresentAsync(cancellation),
        _shown?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask,
        _children?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask,
        _childrenMonth?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask,
        _attention.Feed.Values.PresentAsync(cancellation),
        _desk?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask,
        _parentMonth?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask);

    /// <summary>The present state; <see langword="null"/> while something is still missing.</summary>
    public RegionView? View()
    {
        if (_today.Feed.Values.Latest is not { } today
            || _month.Feed.Values.Latest?.Summary is not { } month
            || (_children is not null && (_children.Feed.Values.Latest is null || _childrenMonth!.Feed.Values.Latest is null)))
        {
            return null;
        }

        var shown = _window switch { WindowNames.Today => today.Today, WindowNames.Month => month, _ => _shown!.Feed.Values.Latest?.Summary };
        return shown is null ? null : new(_place, _window, today.Today, shown, month,
            _children?.Feed.Values.Latest?.Rows, _childrenMonth?.Feed.Values.Latest?.Rows,
            _series.Feed.Values.Latest?.Buckets, _series.Feed.Values.Latest?.Spark ?? [], _catalogue, today.ConfirmedAt, _time.GetElapsedTime(today.HeardAt))
        {
            Attention = _attention.Feed.Values.Latest?.Attention,
            Desk = _desk?.Feed.Values.Latest?.Desk,
            ParentMonth = _parentMonth?.Feed.Values.Latest?.Summary,
        };
    }

    /// <summary>
    /// Tells of changes until stopped, once of what comes together; nothing while no browser is connected. Fails as soon as telling fails.
    /// Waiting for the render is the back-pressure: meanwhile everything keeps the newest.
    /// </summary>
    public async Task TellAsync(Func<Task> changed, CircuitPresence presence, CancellationToken stop)
    {
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var noting = Task.WhenAll(
            NoteAsync(_today.Feed.Values, news.Writer, stop),
            NoteAsync(_month.Feed.Values, news.Writer, stop),
            NoteAsync(_series.Feed.Values, news.Writer, stop),
            NoteAsync(_shown?.Feed.Values, news.Writer, stop),
            NoteAsync(_children?.Feed.Values, news.Writer, stop),
            NoteAsync(_childrenMonth?.Feed.Values, news.Writer, stop),
            NoteAsync(_attention.Feed.Values, news.Writer, stop),
            NoteAsync(_desk?.Feed.Values, news.Writer, stop),
            NoteAsync(_parentMonth?.Feed.Values, news.Writer, stop));
        try
        {
            await foreach (var _ in news.Reader.ReadAllAsync(stop))
            {
                await presence.ConnectedAsync(stop);
                await changed();
                await Task.Delay(Together, _time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await noting; // The page was left.
        }
    }

    public void Dispose()
    {
        _today.Dispose();
        _month.Dispose();
        _series.Dispose();
        _shown?.Dispose();
        _children?.Dispose();
        _childrenMonth?.Dispose();
        _attention.Dispose();
        _desk?.Dispose();
        _parentMonth?.Dispose();
    }

    private static async Task NoteAsync<T>(Broadcast<T>? values, ChannelWriter<bool> news, CancellationToken stop)
        where T : class
    {
        if (values is null)
        {
            return;
        }

        using var mailbox = values.Listen();
        try
        {
            await foreach (var _ in mailbox.ReadAllAsync(stop))
            {
                news.TryWrite(true);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            news.TryComplete(failure); // whoever reads the news fails with it
        }
    }
}
