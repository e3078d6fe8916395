using System.Collections.Immutable;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Journal;

/// <summary>
/// The port of the journal: the truth from which every figure can be rebuilt.
/// (village, seq) is unique and fences a second activation; (village, event key) is unique and remembers every id.
/// Adapters pass the one conformance suite.
/// </summary>
public interface IEventJournal
{
    /// <summary>
    /// Appends the rows of several villages in one durable transaction and answers each village in the order given.
    /// Known keys are found first: the same content is a duplicate, other content a conflict, and neither takes a seq.
    /// A village whose head isn't the expected one is fenced: none of its rows are written, the others are.
    /// A second call with the same rows after an unknown outcome finds its own rows (same key, content and receipt) and answers them as appended.
    /// A village may stand in one call only once.
    /// </summary>
    /// <exception cref="JournalUnavailableException">Nothing is known to be written; calling again is safe.</exception>
    /// <exception cref="MixedJournalException">There are simulated rows among them and the journal holds real ones, or the other way round. Nothing was written.</exception>
    Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation);

    /// <summary>Entries of a village with after &lt; seq ≤ upTo, in sequence.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, CancellationToken cancellation);

    /// <summary>
    /// Everything that bears on the given requests, seq ≤ upTo, in sequence: entries with such a request key, the originals that such
    /// entries correct, and all corrections of any original among these.
    /// </summary>
    Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation);

    /// <summary>The given originals and all their corrections, seq ≤ upTo, in sequence.</summary>
    Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation);

    /// <summary>The head of a village; seq 0 and an empty hash for an empty journal.</summary>
    Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation);

    /// <summary>Heads of all villages in a region that hold anything.</summary>
    Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation);

    /// <summary>Heads of the villages that received something at or after an instant.</summary>
    Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation);

    /// <summary>Entries that arrived under a receipt.</summary>
    Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation);

    /// <summary>What the journal holds in all: nothing, simulation only, real events only, or (only where it came to be before the database forbade it) both. A source is a simulation's when it begins with <c>/simulasi</c>.</summary>
    Task<JournalContent> ReadContentAsync(CancellationToken cancellation);

    /// <summary>The database's clock, which is the domain's one clock.</summary>
    Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation);
}

/// <summary>Which kinds of events a journal holds.</summary>
[Flags]
public enum JournalContent
{
    Nothing = 0,
    Simulation = 1,
    Real = 2,
}

/// <summary>The head of a village's journal.</summary>
public readonly record struct Head(long Seq, ImmutableArray<byte> Hash)
{
    public static readonly Head Empty = new(0, []);

    public JournalHead ToView() => new(Seq, Convert.ToHexStringLower(Hash.AsSpan()));
}

/// <summary>Rows of one village to append after a head.</summary>
public sealed record Append(RegionCode Village, Head Expected, ImmutableArray<JournalRow> Rows);

/// <summary>An event ready to be written. Seq and chain hash are given by the append.</summary>
/// <param name="Receipt">Under which receipt it arrived; rows of several calls go together.</param>
/// <param name="RequestKey">Key of its request; of a correction that replaces, the replacement's request.</param>
/// <param name="ProbeRequest">Whether to tell if earlier entries have this request key (the village doesn't hold the request in memory).</param>
/// <param name="Corrects">Of a correction: the key of its original.</param>
/// <param name="Payload">UTF-8 JSON: source, id, data in canonical form.</param>
public sealed record JournalRow(
    string Receipt,
    Hash128 EventKey,
    ImmutableArray<byte> ContentHash,
    EventType Type,
    DateTimeOffset Time,
    Hash128? RequestKey,
    bool ProbeRequest,
    Hash128? Corrects,
    ReadOnlyMemory<byte> Payload);

/// <summary>What became of a village's rows.</summary>
/// <param name="Fenced">The head wasn't the expected one: nothing of this village was written; <paramref name="Head"/> is the one found.</param>
/// <param name="Rows">One result a row, in the order given; empty when fenced.</param>
public sealed record AppendResult(bool Fenced, Head Head, ImmutableArray<RowResult> Rows);

public enum RowOutcome
{
    Appended,
    Duplicate,
    Conflict,
}

/// <param name="Seq">Of an appended or duplicate row, its seq.</param>
/// <param name="RequestKnown">Whether earlier entries (before this append) have the row's request key; only told when probed.</param>
public readonly record struct RowResult(RowOutcome Outcome, long Seq, bool RequestKnown);

/// <summary>A row as it stands in the journal.</summary>
public sealed record JournalEntry(
    RegionCode Village,
    long Seq,
    Hash128 EventKey,
    ImmutableArray<byte> ContentHash,
    ImmutableArray<byte> ChainHash,
    EventType Type,
    DateTimeOffset Time,
    DateTimeOffset ReceivedAt,
    string Receipt,
    Hash128? RequestKey,
    Hash128? Corrects,
    ReadOnlyMemory<byte> Payload);

/// <summary>The journal can't be written or read now. Retrying the whole call is safe.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Journal.JournalUnavailableException")]
public sealed class JournalUnavailableException : Exception
{
    public JournalUnavailableException()
    {
    }

    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    public JournalUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
