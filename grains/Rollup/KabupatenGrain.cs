using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>A kabupaten or kota: its villages, their kecamatan as groupings, and the way up to the province.</summary>
[GrainType("kabupaten"), Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed partial class KabupatenGrain(
    ParentServices services,
    [PersistentState("epoch", SnapshotStore.Name)] IPersistentState<RollupEpoch> epoch,
    ILogger<KabupatenGrain> log) : ParentGrain(services, epoch, log), IKabupatenGrain, IDisposable
{
    private const int WokenAtATime = 64;

    /// <summary>Villages with complaints past or near their deadline come first, so those that a list has room for are among them.</summary>
    private const int AskedForComplaints = 24;

    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromSeconds(20);

    private readonly HeadWatch _heads = new();
    private readonly WakeQueue _due = new();
    private ProvinceLink? _link;

    protected override TimeSpan LeaveOutAfter => Services.Options.Value.LeaveOutAfter;

    private ProvinceLink Link => _link ?? throw new InvalidOperationException("Not activated.");

    public void Dispose() => _link?.Dispose();

    public Task CheckHeadsAsync(ImmutableArray<VillageHead> heads)
    {
        foreach (var head in heads)
        {
            if (Code.Covers(head.Village))
            {
                _heads.Tell(head);
            }
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableSortedDictionary<RegionCode, FigureVersion>?> GetVectorAsync(long version) => Task.FromResult(Link.VectorOf(version));

    /// <summary>Waits until this activation has caught up: a province that starts with it must not show less than there is.</summary>
    public override async Task<FigureCapture> CaptureAsync(RegionCode region)
    {
        await CaughtUp.WaitAsync(CatchUpLimit, Services.Time);
        var capture = await base.CaptureAsync(region);
        Link.Remember(capture.Figures.To.Sequence);
        return capture;
    }

    protected override Task<ImmutableArray<OpenComplaint>> ComplaintsAsync(RegionCode region) =>
        FirstOfAsync(WithComplaints(region).Take(AskedForComplaints).Select(child => VillageOf(child.Code).GetComplaintsAsync()));

    protected override Task<FigureChange> AskAsync(RegionCode child) => VillageOf(child).GetFiguresAsync();

    protected override async Task<IEnumerable<RegionCode>> FindBehindAsync() =>
        (await Services.Journal.ReadHeadsAsync(Code, CancellationToken.None)).Where(head => head.Seq > SequenceHeld(head.Village)).Select(head => head.Village);

    protected override void OnRestored()
    {
        Figures.Total.MarkChanges();
        _link = new(this, Services, Figures, GrainFactory.GetGrain<IProvinsiGrain>(Code.Provinsi.ToString()), () => Version, Log);
        foreach (var child in Figures.Children)
        {
            OnApplied(child);
        }
    }

    protected override void OnApplied(ChildFigures child) => _due.Set(child.Code, child.NextChangeAt);

    protected override void OnVersion()
    {
        if (CaughtUp.IsCompletedSuccessfully)
        {
            Link.Touch();
        }
    }

    protected override void OnTick()
    {
        foreach (var village in _heads.Look(SequenceHeld))
        {
            LogBehind(Log, village.ToString());
            Heal(village, RepairReason.Behind);
        }

        foreach (var (village, woken) in _due.Take(Now, WokenAtATime))
        {
            if (woken == 0)
            {
                _ = WakeAsync(village);
            }
            else
            {
                Heal(village, RepairReason.Overdue);
            }
        }

        OnVersion();
    }

    private async Task WakeAsync(RegionCode village)
    {
        try
        {
            await VillageOf(village).RefreshAsync();
        }
        catch (Exception e)
        {
            LogNotWoken(Log, village.ToString(), e);
        }
    }

    private IDesaGrain VillageOf(RegionCode village) => GrainFactory.GetGrain<IDesaGrain>(village.ToString());

    private long SequenceHeld(RegionCode village) => Figures.Find(village)?.Held.Sequence ?? 0;

    [LoggerMessage(3004, LogLevel.Information, "The journal of {Village} is ahead of what its kabupaten holds; it is asked")]
    private static partial void LogBehind(ILogger log, string village);

    [LoggerMessage(3005, LogLevel.Warning, "{Village} is due and could not be woken; it is asked soon")]
    private static partial void LogNotWoken(ILogger log, string village, Exception e);
}
