using System.Collections.Immutable;
using SmartVillage.Attention;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>Asks the grain that holds a region: its own, and for a kecamatan its kabupaten's.</summary>
internal sealed class GrainRegionSource(IGrainFactory grains) : IRegionSource
{
    public IRegionObserver CreateReference(IRegionObserver observer) => grains.CreateObjectReference<IRegionObserver>(observer);

    public void DeleteReference(IRegionObserver reference) => grains.DeleteObjectReference<IRegionObserver>(reference);

    public Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver reference) => grains.GetRegion(region).SubscribeAsync(region, reference);

    public Task UnsubscribeAsync(RegionCode region, IRegionObserver reference) => grains.GetRegion(region).UnsubscribeAsync(region, reference);

    public Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window) => grains.GetRegion(region).GetSummaryAsync(region, window);

    public Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request) => grains.GetRegion(region).GetSeriesAsync(region, request);

    public Task<RegionAttention> GetAttentionAsync(RegionCode region) => grains.GetRegion(region).GetAttentionAsync(region);

    public Task<VillageDesk> GetDeskAsync(RegionCode village) => grains.GetGrain<IDesaGrain>(village.ToString()).GetDeskAsync();

    public Task<Verification> VerifyAsync(RegionCode region) => grains.GetGrain<IVerifyGrain>(region.ToString()).VerifyAsync();

    public async Task<ChildrenPage?> GetChildrenAsync(RegionCode region, string window, int sparkDays, long since) =>
        region.IsVillage ? null : await grains.GetParentRegion(region).GetChildrenAsync(region, window, sparkDays, since);
}
