using System.Collections.Immutable;
using SmartVillage.Attention;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>Where feeds get a region's figures: the grains. One seam, so that a feed's rules are tested without a cluster.</summary>
internal interface IRegionSource
{
    /// <summary>Makes what a grain can call. Grains hold it weakly: the caller keeps <paramref name="observer"/> alive.</summary>
    IRegionObserver CreateReference(IRegionObserver observer);

    void DeleteReference(IRegionObserver reference);

    Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver reference);

    Task UnsubscribeAsync(RegionCode region, IRegionObserver reference);

    Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window);

    /// <summary>Children rows; <see langword="null"/> when the window is unknown. Villages have none.</summary>
    Task<ChildrenPage?> GetChildrenAsync(RegionCode region, string window, int sparkDays, long since);

    Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request);

    Task<RegionAttention> GetAttentionAsync(RegionCode region);

    /// <summary>What a village's office sees beside its figures.</summary>
    Task<VillageDesk> GetDeskAsync(RegionCode village);

    /// <summary>Folds a region again from the journal and compares.</summary>
    Task<Verification> VerifyAsync(RegionCode region);
}
