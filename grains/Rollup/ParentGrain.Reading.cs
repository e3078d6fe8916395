using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What a parent answers, for itself and for the kecamatan in it.</summary>
internal abstract partial class ParentGrain
{
    /// <summary>As many as a panel and its list show.</summary>
    private const int MostComplaints = 24;

    private static readonly TimeSpan LookedFor = TimeSpan.FromSeconds(5);

    private static readonly FigureStore Nothing = new();

    private readonly Dictionary<RegionCode, (Task<RegionAttention> Found, long At)> _looked = [];

    private RegionWatch _watch = null!;
    private ImmutableArray<Region> _children = [];

    public Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window) =>
        Services.Reader.SummaryAsync(Own(region), window, () => StateOf(region));

    public Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request) =>
        Services.Reader.SeriesAsync(Own(region), request, () => StateOf(region));

    public Task<ChildrenPage?> GetChildrenAsync(RegionCode region, string window, int sparkDays, long since)
    {
        var own = Own(region);
        return Services.Reader.ChildrenAsync(own, window, sparkDays, () => Version, () =>
        [
            .. _children.Select(child => child.Code)
                .Where(child => own.Covers(child) && ChangedAt(child) > since)
                .Select(child => (child, StateOfChild(child))),
        ]);
    }

    /// <summary>Looked at anew at most every few seconds, however many ask: what needs attention now still does then.</summary>
    public async Task<RegionAttention> GetAttentionAsync(RegionCode region)
    {
        var own = Own(region);
        if (_looked.TryGetValue(own, out var looked) && Services.Time.GetElapsedTime(looked.At) < LookedFor)
        {
            return await looked.Found;
        }

        var found = LookAsync(own);
        _looked[own] = (found, Services.Time.GetTimestamp());
        try
        {
            return await found;
        }
        catch
        {
            _looked.Remove(own);
            throw;
        }
    }

    /// <summary>Complaints below a region whose clocks run out first, asked of whoever knows them.</summary>
    protected abstract Task<ImmutableArray<OpenComplaint>> ComplaintsAsync(RegionCode region);

    /// <summary>Children with open complaints: late ones first, then those that are due soon, then the rest.</summary>
    protected IEnumerable<ChildFigures> WithComplaints(RegionCode region)
    {
        var services = Services.Catalogues.Current.Snapshot.Services.Where(s => Services.Catalogues.Current.IsComplaint(s)).Select(s => s.Ordinal).ToArray();
        long Of(ChildFigures child, ComplaintMetric metric) => services.Sum(ordinal => child.Store[CellKey.Now(Series.Complaint(ordinal, metric))]);
        return Figures.ChildrenOf(region).Where(child => Of(child, ComplaintMetric.Open) > 0)
            .OrderByDescending(child => Of(child, ComplaintMetric.Late) > 0).ThenByDescending(child => Of(child, ComplaintMetric.DueSoon) > 0).ThenBy(child => child.Code);
    }

    /// <summary>The complaints of several, from whoever answers: one that doesn't keeps nobody else's away.</summary>
    protected async Task<ImmutableArray<OpenComplaint>> FirstOfAsync(IEnumerable<Task<ImmutableArray<OpenComplaint>>> asked)
    {
        var all = asked.ToArray();
        await ((Task)Task.WhenAll(all)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (Array.FindAll(all, one => !one.IsCompletedSuccessfully) is [var first, ..] silent)
        {
            LogSilent(Log, silent.Length, Code.ToString(), first.Exception?.InnerException);
        }

        return [.. all.Where(one => one.IsCompletedSuccessfully).SelectMany(one => one.Result).OrderBy(complaint => complaint.Deadline).ThenBy(complaint => complaint.Village).Take(MostComplaints)];
    }

    private async Task<RegionAttention> LookAsync(RegionCode region)
    {
        var complaints = await ComplaintsAsync(region);
        return Services.Attention.Of(
            region, Version, Figures.StoreOf(region) ?? Nothing, [.. Figures.ChildrenOf(region).Select(child => (child.Code, child.Store))], complaints);
    }

    public Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver observer)
    {
        if (!_watch.IsWatched(Own(region)) && region == Code)
        {
            _pulses.Clear(); // what happened while nobody watched is no news
        }

        _watch.Subscribe(region, observer);
        return Task.FromResult(Services.Reader.Today(region, StateOf(region), []));
    }

    public Task UnsubscribeAsync(RegionCode region, IRegionObserver observer)
    {
        _watch.Unsubscribe(region, observer);
        return Task.CompletedTask;
    }

    public virtual Task<FigureCapture> CaptureAsync(RegionCode region)
    {
        var store = Figures.StoreOf(Own(region)) ?? Nothing;
        var figures = new FigureChange(
            region, FigureVersion.None, new(Version, Now.UtcTicks), true,
            [.. store.AllSums()],
            [.. store.Maxima],
            [.. store.ReachBuckets.Select(bucket => new ReachChange(bucket, true, store.Reach(bucket).Cells))]);
        return Task.FromResult(new FigureCapture(figures, Figures.Vector(region)));
    }

    private RegionChanged Notice(RegionCode region) =>
        Services.Reader.Today(region, StateOf(region), region == Code ? _pulses.Take(Services.Catalogues.Current, Now) : []);

    private RegionState StateOf(RegionCode region) => new(Version, Figures.StoreOf(region) ?? Nothing);

    private RegionState StateOfChild(RegionCode code) =>
        Figures.Find(code) is { } child ? new(child.Held.Sequence, child.Store) : new(0, Nothing);

    /// <summary>A child that never said anything has not changed since before this activation.</summary>
    private long ChangedAt(RegionCode child) => Figures.Find(child)?.ChangedAt ?? 1;

    private RegionCode Own(RegionCode region) =>
        region == Code || (region.Level == RegionLevel.Kecamatan && region.Kabupaten == Code)
            ? region
            : throw new ArgumentException($"{region} is neither {Code} nor a kecamatan of it.", nameof(region));

    private bool IsChild(RegionCode code) => _children.AsSpan().BinarySearch(new ByCode(code)) >= 0;

    /// <summary>The children by the register, sorted by code.</summary>
    private ImmutableArray<Region> ReadRegister() =>
        Code.Level == RegionLevel.Provinsi ? Services.Register.ChildrenOf(Code) : [.. Services.Register.VillagesOf(Code)];

    private readonly struct ByCode(RegionCode code) : IComparable<Region>
    {
        public int CompareTo(Region? other) => code.CompareTo(other!.Code);
    }
}
