using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What a parent answers, for itself and for the kecamatan in it.</summary>
internal abstract partial class ParentGrain
{
    private static readonly FigureStore Nothing = new();

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
