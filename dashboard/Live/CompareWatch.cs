using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>What the comparison watches: the rows of all peers, and the series of the compared regions.</summary>
internal sealed class CompareWatch : IPageWatch
{
    private readonly CompareRequest _request;
    private readonly CatalogueIndex _catalogue;
    private readonly TimeProvider _time;
    private readonly FeedLease<RegionFeed> _region;
    private readonly ImmutableArray<FeedLease<PulledFeed<ChildrenUpdate>>> _rows, _month;
    private readonly ImmutableArray<(RegionCode Code, FeedLease<PulledFeed<SeriesUpdate>> Lease)> _series;
    private readonly FeedLease<PulledFeed<SeriesUpdate>>? _parent;

    public CompareWatch(CompareRequest request, CatalogueIndex catalogue, FeedLeases feeds, TimeProvider time)
    {
        (_request, _catalogue, _time) = (request, catalogue, time);
        _region = feeds.Region(request.Parents[0]);
        _rows = [.. request.Parents.Select(parent => feeds.Children(parent, request.Window))];
        _month = [.. request.Parents.Select(parent => feeds.Children(parent, WindowNames.Month))];
        _series = [.. request.Regions.Select(code => (code, feeds.Series(code, request.Window)))];
        _parent = request.Parents.Length == 1 ? feeds.Series(request.Parents[0], request.Window) : null;
    }

    /// <summary>When the figures were last confirmed, and how long ago that is.</summary>
    public (DateTimeOffset At, TimeSpan Age)? Confirmed => _region.Feed.Values.Latest is { } latest ? (latest.ConfirmedAt, _time.GetElapsedTime(latest.HeardAt)) : null;

    public Task ReadyAsync(CancellationToken cancellation) => Task.WhenAll(
        [_region.Feed.Values.PresentAsync(cancellation), .. _rows.Concat(_month).Select(lease => (Task)lease.Feed.Values.PresentAsync(cancellation)), .. _series.Select(one => (Task)one.Lease.Feed.Values.PresentAsync(cancellation)), _parent?.Feed.Values.PresentAsync(cancellation) ?? Task.CompletedTask]);

    /// <summary>The present state; <see langword="null"/> while something is still missing.</summary>
    public CompareView? View(RegionRegister register, IStringLocalizer words)
    {
        var (rows, month) = (RowsOf(_rows), RowsOf(_month));
        var series = _series.Where(one => one.Lease.Feed.Values.Latest is not null).ToDictionary(one => one.Code, one => one.Lease.Feed.Values.Latest!.Buckets);
        return series.Count < _series.Length || !_request.Regions.All(rows.ContainsKey) ? null
            : new CompareBuilder(_request, rows, month, series, _catalogue, register, words) { Parent = _parent?.Feed.Values.Latest?.Buckets }.Build();
    }

    /// <summary>Tells of each change of the figures until stopped: at most once a second, and nothing while no browser is connected.</summary>
    public async Task TellAsync(Func<Task> changed, CircuitPresence presence, CancellationToken stop)
    {
        using var mailbox = _region.Feed.Values.Listen();
        try
        {
            await foreach (var _ in mailbox.ReadAllAsync(stop))
            {
                await presence.ConnectedAsync(stop);
                await changed();
                await Task.Delay(TimeSpan.FromSeconds(1), _time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    public void Dispose()
    {
        _region.Dispose();
        _parent?.Dispose();
        foreach (var lease in _rows.Concat(_month))
        {
            lease.Dispose();
        }

        foreach (var (_, lease) in _series)
        {
            lease.Dispose();
        }
    }

    private static Dictionary<RegionCode, RegionSummary> RowsOf(ImmutableArray<FeedLease<PulledFeed<ChildrenUpdate>>> leases) =>
        leases.SelectMany(lease => lease.Feed.Values.Latest?.Rows.Values ?? []).ToDictionary(row => row.Code);
}
