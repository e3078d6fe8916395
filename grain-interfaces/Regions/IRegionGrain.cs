using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Indicators;
using SmartVillage.Live;

namespace SmartVillage.Regions;

/// <summary>What every region answers, from memory. The key is the dotted region code.</summary>
/// <remarks>A kecamatan is a grouping in its kabupaten: ask the kabupaten with the kecamatan's code as <c>region</c>.</remarks>
[Alias("SmartVillage.Regions.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>The figures of a window (<c>today</c>, <c>7d</c>, <c>30d</c>, <c>month</c>, <c>year</c> or a named period); <see langword="null"/> when the window is unknown.</summary>
    [Alias("GetSummary")]
    Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window);

    /// <summary>A series; <see langword="null"/> when measure, service or bucket is unknown or out of reach.</summary>
    [Alias("GetSeries")]
    Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request);

    /// <summary>What needs attention, and the complaints whose clocks run out first.</summary>
    [Alias("GetAttention")]
    Task<RegionAttention> GetAttentionAsync(RegionCode region);

    /// <summary>Watches a region for 60 seconds from now; call again to stay. Answers the present state.</summary>
    [Alias("Subscribe")]
    Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver observer);

    /// <summary>Watches no more.</summary>
    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(RegionCode region, IRegionObserver observer);
}

/// <summary>A desa or kelurahan: records its events and holds its figures.</summary>
[Alias("SmartVillage.Regions.IDesaGrain")]
public interface IDesaGrain : IRegionGrain
{
    /// <summary>Records events. Answers once everything accepted is durable; sending again is safe.</summary>
    [Alias("Record")]
    Task<RecordResult> RecordAsync(RecordEvents command);

    /// <summary>All figures at their present version, evaluated now.</summary>
    [Alias("GetFigures")]
    Task<FigureChange> GetFiguresAsync();

    /// <summary>Today's requests, the link and the newest entries of the journal.</summary>
    [Alias("GetDesk")]
    Task<VillageDesk> GetDeskAsync();

    /// <summary>Open complaints with their clocks, the earliest deadline first.</summary>
    [Alias("GetComplaints")]
    Task<ImmutableArray<OpenComplaint>> GetComplaintsAsync();

    /// <summary>Evaluates what changes by time alone, and lets the parent know.</summary>
    [Alias("Refresh")]
    Task RefreshAsync();
}

/// <summary>A region above the village: holds absolute figures of each child and their sum.</summary>
[Alias("SmartVillage.Regions.IParentGrain")]
public interface IParentGrain : IRegionGrain
{
    /// <summary>Takes changes of children. One that stands on a version not held makes the parent ask that child for its full figures.</summary>
    [Alias("Apply")]
    Task ApplyAsync(ImmutableArray<FigureChange> changes);

    /// <summary>Rows of the children for a window, from what is held at one version; <see langword="null"/> when the window is unknown.</summary>
    /// <param name="region">The region itself, or a kecamatan of it.</param>
    /// <param name="window">The window.</param>
    /// <param name="sparkDays">Full days of completed services to add to each row; 0 = none.</param>
    /// <param name="since">Only rows that changed after this version; 0 = all.</param>
    [Alias("GetChildren")]
    Task<ChildrenPage?> GetChildrenAsync(RegionCode region, string window, int sparkDays, long since);

    /// <summary>All figures at one version, with the vector of children that they stand on.</summary>
    /// <param name="region">The region itself, or a kecamatan of it.</param>
    [Alias("Capture")]
    Task<FigureCapture> CaptureAsync(RegionCode region);

    /// <summary>How far the grain is since its activation. Called every few seconds by every silo, which keeps it active and lets it heal.</summary>
    [Alias("GetReadiness")]
    Task<ParentReadiness> GetReadinessAsync();
}

/// <summary>A kabupaten or kota, whose children are villages.</summary>
[Alias("SmartVillage.Regions.IKabupatenGrain")]
public interface IKabupatenGrain : IParentGrain
{
    /// <summary>Tells journal heads of villages; one that is ahead of what is held is asked for its figures.</summary>
    [Alias("CheckHeads")]
    Task CheckHeadsAsync(ImmutableArray<VillageHead> heads);

    /// <summary>The versions of villages on which a version told to the province stood; <see langword="null"/> when it is forgotten.</summary>
    [Alias("GetVector")]
    Task<ImmutableSortedDictionary<RegionCode, FigureVersion>?> GetVectorAsync(long version);
}

/// <summary>A province, whose children are kabupaten and kota.</summary>
[Alias("SmartVillage.Regions.IProvinsiGrain")]
public interface IProvinsiGrain : IParentGrain;

/// <summary>Rows of children at one version of the parent.</summary>
/// <param name="Version">The parent's version.</param>
/// <param name="AsOf">When they were evaluated.</param>
/// <param name="Rows">One summary a child, without durations, usual and compare.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.ChildrenPage")]
public sealed record ChildrenPage(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] ImmutableArray<RegionSummary> Rows);

/// <summary>How far a parent is with the figures of its children since its activation.</summary>
/// <param name="IsCaughtUp">Whether it holds the figures of all children that can be had.</param>
/// <param name="Loading">Children that it still waits for.</param>
/// <param name="Missing">Children whose figures were asked for in vain for so long that it goes on without them; they are asked on.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.ParentReadiness")]
public sealed record ParentReadiness(
    [property: Id(0)] bool IsCaughtUp,
    [property: Id(1)] ImmutableArray<RegionCode> Loading,
    [property: Id(2)] ImmutableArray<RegionCode> Missing);

/// <summary>Figures at one version and what they stand on.</summary>
/// <param name="Figures">The full figures.</param>
/// <param name="Children">The version held of each child.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.FigureCapture")]
public sealed record FigureCapture(
    [property: Id(0)] FigureChange Figures,
    [property: Id(1)] ImmutableSortedDictionary<RegionCode, FigureVersion> Children);

/// <summary>The journal head of a village.</summary>
/// <param name="Village">Which one.</param>
/// <param name="Seq">Its last sequence number.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.VillageHead")]
public readonly record struct VillageHead([property: Id(0)] RegionCode Village, [property: Id(1)] long Seq);
