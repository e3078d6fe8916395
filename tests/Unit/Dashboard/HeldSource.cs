using System.Collections.Immutable;
using SmartVillage.Attention;
using SmartVillage.Dashboard.Live;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Dashboard;

/// <summary>A region as its grain would tell it.</summary>
internal sealed class HeldSource(RegionSummary summary) : IRegionSource
{
    public RegionChanged Present { get; set; } = new(summary.Code, summary.Version, summary.AsOf, summary, [], Change: 1);

    /// <summary>When the grain takes observers.</summary>
    public Task Reached { get; set; } = Task.CompletedTask;

    public IRegionObserver CreateReference(IRegionObserver observer) => observer;

    public void DeleteReference(IRegionObserver reference)
    {
    }

    public async Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver reference)
    {
        await Reached;
        return Present;
    }

    public Task UnsubscribeAsync(RegionCode region, IRegionObserver reference) => Task.CompletedTask;

    public Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window) => Task.FromResult<RegionSummary?>(Present.Today);

    public Task<ChildrenPage?> GetChildrenAsync(RegionCode region, string window, int sparkDays, long since) => Task.FromResult<ChildrenPage?>(null);

    public Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request) => Task.FromResult<ImmutableArray<SeriesPoint>?>(null);

    public Task<RegionAttention> GetAttentionAsync(RegionCode region) => Task.FromResult(new RegionAttention(region, Present.Version, Present.AsOf, [], []));

    public Task<VillageDesk> GetDeskAsync(RegionCode village) => Task.FromResult(new VillageDesk(village, 0, Present.AsOf, [], new([], [], []), [], 0));

    public Task<Verification> VerifyAsync(RegionCode region) => Task.FromResult(new Verification(true, 0, Present.Version, 0, Present.AsOf));
}
