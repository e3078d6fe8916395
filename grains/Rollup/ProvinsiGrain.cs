using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>A province: its kabupaten and kota.</summary>
[GrainType("provinsi"), Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed class ProvinsiGrain(
    ParentServices services,
    [PersistentState("epoch", SnapshotStore.Name)] IPersistentState<RollupEpoch> epoch,
    ILogger<ProvinsiGrain> log) : ParentGrain(services, epoch, log), IProvinsiGrain
{
    protected override Task<ImmutableArray<OpenComplaint>> ComplaintsAsync(RegionCode region) =>
        FirstOfAsync(WithComplaints(region).Select(async child => (await GrainFactory.GetGrain<IKabupatenGrain>(child.Code.ToString()).GetAttentionAsync(child.Code)).Complaints));

    protected override async Task<FigureChange> AskAsync(RegionCode child) =>
        (await GrainFactory.GetGrain<IKabupatenGrain>(child.ToString()).CaptureAsync(child)).Figures;

    /// <summary>Each of them: they are few, and only they know how far they are.</summary>
    protected override Task<IEnumerable<RegionCode>> FindBehindAsync() =>
        Task.FromResult(Services.Register.ChildrenOf(Code).Select(kabupaten => kabupaten.Code));
}
