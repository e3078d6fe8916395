using SmartVillage.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>What a batch needs from the journal besides the village's memory, read before it is applied.</summary>
public sealed record FoldContext
{
    public static readonly FoldContext None = new();

    /// <summary>Requests that aren't in memory, as they stood before the batch.</summary>
    public IReadOnlyDictionary<Hash128, RequestState> Before { get; init; } = new Dictionary<Hash128, RequestState>();

    /// <summary>Requests that corrections of the batch touch, as they stand after it; absent = nothing is left of them.</summary>
    public IReadOnlyDictionary<Hash128, RequestState> After { get; init; } = new Dictionary<Hash128, RequestState>();

    /// <summary>Originals that the batch corrects.</summary>
    public IReadOnlyList<CorrectedOriginal> Corrected { get; init; } = [];

    /// <summary>Everything held by "the newest wins", scanned anew up to the end of the batch; <see langword="null"/> = no scan was needed.</summary>
    public Scan? Scan { get; init; }
}

/// <summary>An original whose data a batch changes.</summary>
/// <param name="Original">The original.</param>
/// <param name="Before">The data that held before the batch (of an original of the batch itself: its own).</param>
/// <param name="After">The data that holds after it; <see langword="null"/> = cancelled.</param>
public sealed record CorrectedOriginal(JournaledEvent Original, EventData? Before, EventData? After);

/// <summary>The result of scanning a village's journal for what can't be taken back.</summary>
public sealed record Scan(Holdings Holdings, IReadOnlyDictionary<uint, ReachSketch> Reach);
