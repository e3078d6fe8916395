using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Journal;

/// <summary>What the rules of an append ask the database, inside its transaction.</summary>
public interface IAppendProbe
{
    /// <summary>The row that already holds an event key, if any.</summary>
    KnownRow? Find(RegionCode village, Hash128 eventKey);

    /// <summary>Whether a row with seq ≤ <paramref name="upTo"/> has a request key.</summary>
    bool IsRequestKnown(RegionCode village, Hash128 requestKey, long upTo);
}

/// <summary>A row found by its event key.</summary>
public readonly record struct KnownRow(long Seq, ImmutableArray<byte> ContentHash, string Receipt);

/// <summary>A row to write, with the seq and chain hash it gets.</summary>
public readonly record struct NewRow(JournalRow Row, Head Head);

/// <summary>The rules of an append, the same for every adapter: what is answered to a village, and which rows are written.</summary>
public sealed class AppendPlan
{
    private readonly Append _append;
    private readonly IAppendProbe _probe;
    private readonly Dictionary<Hash128, (long Seq, ImmutableArray<byte> Content)> _ownKeys;
    private readonly ImmutableArray<NewRow>.Builder _new = ImmutableArray.CreateBuilder<NewRow>();
    private readonly bool _mayWrite;
    private Head _head;

    private AppendPlan(Append append, Head found, IAppendProbe probe)
    {
        (_append, _probe, _head) = (append, probe, append.Expected);
        _mayWrite = SameHead(found, append.Expected);
        _ownKeys = new(append.Rows.Length);
        Result = Decide() is { } rows && (_mayWrite || SameHead(_head, found)) ? new(false, _head, rows) : new(true, found, []);
        NewRows = Result.Fenced ? [] : _new.DrainToImmutable();
    }

    public AppendResult Result { get; }

    public ImmutableArray<NewRow> NewRows { get; }

    /// <summary>Decides about one village, whose head in the database is <paramref name="found"/>.</summary>
    public static AppendPlan Make(Append append, Head found, IAppendProbe probe) => new(append, found, probe);

    /// <summary>A village may stand in one call only once: its second append could not know its head.</summary>
    public static void CheckVillages(IReadOnlyList<Append> appends)
    {
        if (appends.Count > 1 && appends.Select(append => append.Village).Distinct().Count() != appends.Count)
        {
            throw new ArgumentException("A village may stand in one call only once.", nameof(appends));
        }
    }

    /// <summary>One result a row; <see langword="null"/> where the head isn't the expected one and the rows aren't all our own.</summary>
    private ImmutableArray<RowResult>? Decide()
    {
        var results = ImmutableArray.CreateBuilder<RowResult>(_append.Rows.Length);
        foreach (var row in _append.Rows)
        {
            if (Decide(row) is not var (outcome, seq))
            {
                return null;
            }

            var requestKnown = row is { ProbeRequest: true, RequestKey: { } request }
                && _probe.IsRequestKnown(_append.Village, request, _append.Expected.Seq);
            results.Add(new(outcome, seq, requestKnown));
        }

        return results.DrainToImmutable();
    }

    private (RowOutcome Outcome, long Seq)? Decide(JournalRow row)
    {
        if (_ownKeys.TryGetValue(row.EventKey, out var earlier))
        {
            return SameBytes(earlier.Content, row.ContentHash) ? (RowOutcome.Duplicate, earlier.Seq) : (RowOutcome.Conflict, 0);
        }

        if (_probe.Find(_append.Village, row.EventKey) is not { } known)
        {
            return _mayWrite ? Take(row, write: true) : null;
        }

        if (!SameBytes(known.ContentHash, row.ContentHash))
        {
            return (RowOutcome.Conflict, 0);
        }

        // Beyond the expected head and under the same receipt: written by an earlier try of this call, whose outcome nobody learned.
        // What this activation has already folded (seq ≤ expected) is a duplicate, whatever its receipt.
        var isOwn = known.Seq > _append.Expected.Seq && known.Receipt == row.Receipt;
        return !isOwn ? (RowOutcome.Duplicate, known.Seq)
            : known.Seq == _head.Seq + 1 ? Take(row, write: false)
            : null;
    }

    private (RowOutcome, long) Take(JournalRow row, bool write)
    {
        var seq = _head.Seq + 1;
        var chain = JournalHash.Chain(_head.Hash.AsSpan(), row.ContentHash.AsSpan(), seq);
        _head = new(seq, ImmutableCollectionsMarshal.AsImmutableArray(chain));
        _ownKeys.Add(row.EventKey, (seq, row.ContentHash));
        if (write)
        {
            _new.Add(new(row, _head));
        }

        return (RowOutcome.Appended, seq);
    }

    private static bool SameHead(Head left, Head right) => left.Seq == right.Seq && SameBytes(left.Hash, right.Hash);

    private static bool SameBytes(ImmutableArray<byte> left, ImmutableArray<byte> right) => left.AsSpan().SequenceEqual(right.AsSpan());
}
