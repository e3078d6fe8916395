using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>
/// A village's figures: a fold over its journal, applied batch by batch. They depend on the set of effective events and the instant of
/// evaluation alone. Pure: what it needs from the journal comes in with the batch.
/// </summary>
public sealed class DesaState(RegionCode village)
{
    private readonly Dictionary<Hash128, RequestState> _open = [];
    private readonly Dictionary<Hash128, OpenStates> _openStates = [];
    private readonly HashSet<int> _reportDays = [];
    private CatalogueIndex? _evaluatedBy;
    private bool _reportedAsRegistered;

    public RegionCode Village { get; } = village;

    public FigureStore Figures { get; private init; } = new();

    public Holdings Holdings { get; private set; } = new();

    public HeartbeatMemory Heartbeats { get; } = new();

    public StaleDays Stale { get; } = new();

    public IReadOnlyDictionary<Hash128, RequestState> Open => _open;

    public Head Head { get; private set; } = Head.Empty;

    /// <summary>The instant at which states now were evaluated.</summary>
    public DateTimeOffset AsOf { get; private set; }

    /// <summary>When a state now changes next by time alone.</summary>
    public DateTimeOffset? NextChangeAt { get; private set; }

    /// <summary>The day up to which buckets out of reach were dropped.</summary>
    public DateOnly PrunedTo { get; private set; } = DateOnly.MinValue;

    /// <summary>Applies accepted entries, in sequence, up to <paramref name="head"/>.</summary>
    public void Apply(IReadOnlyList<JournaledEvent> entries, Head head, FoldContext context, CatalogueIndex catalogue)
    {
        var rules = new RequestRules(catalogue, Village);
        var requests = new TouchedRequests(_open, context);
        foreach (var entry in entries)
        {
            Holdings.Receive(entry);
            if (entry.Corrects is null)
            {
                Add(entry, entry.Data, catalogue, rules);
                requests.Join(entry);
            }
        }

        foreach (var (original, before, after) in context.Corrected)
        {
            if (before is not null)
            {
                AddVector(CellVector.Zero - EventEffect.Of(catalogue, rules, Village, original, before).Vector);
                requests.Touch(JournaledEvent.RequestKeyOf(original.Source, before));
            }

            if (after is not null)
            {
                Add(original, after, catalogue, rules);
                requests.Touch(JournaledEvent.RequestKeyOf(original.Source, after));
            }
        }

        Settle(requests, rules);
        if (context.Scan is { } scan)
        {
            Adopt(scan);
        }

        Head = head;
    }

    /// <summary>Evaluates what depends on the time. The instant never goes back.</summary>
    public void Evaluate(DateTimeOffset now, CatalogueIndex catalogue)
    {
        AsOf = now > AsOf ? now : AsOf;
        if (_reportedAsRegistered != Holdings.IsRegistered)
        {
            _reportedAsRegistered = Holdings.IsRegistered;
            _reportDays.UnionWith(Figures.Cells(CellSpan.Day).Select(cell => cell.Key.Bucket));
            Stale.Load(_reportDays);
        }

        NextChangeAt = new StateEvaluation(Figures, Holdings, catalogue, AsOf).Run(OpenStatesBy(catalogue), _reportDays);
        _reportDays.Clear();
    }

    /// <summary>Deadlines are worked out once a request and catalogue, not at each evaluation.</summary>
    private IEnumerable<OpenStates> OpenStatesBy(CatalogueIndex catalogue)
    {
        if (!ReferenceEquals(_evaluatedBy, catalogue))
        {
            _evaluatedBy = catalogue;
            _openStates.Clear();
        }

        var rules = new RequestRules(catalogue, Village);
        foreach (var (key, request) in _open)
        {
            if (!_openStates.TryGetValue(key, out var states))
            {
                _openStates[key] = states = rules.StatesOf(request);
            }

            yield return states;
        }
    }

    /// <summary>Takes note of an entry that counts for nothing: its data was cancelled.</summary>
    public void Receive(JournaledEvent entry) => Holdings.Receive(entry);

    /// <summary>A heartbeat that the journal needn't keep: its quarter-hour has one.</summary>
    public void Beat(DateTimeOffset time) => Holdings.Beat(time);

    /// <summary>Whether taking this data away needs a scan of the journal.</summary>
    public bool NeedsScan(JournaledEvent original, EventData before, CatalogueIndex catalogue) =>
        Holdings.StandsOn(original, before, EventEffect.Of(catalogue, new(catalogue, Village), Village, original, before));

    /// <summary>Counts what is operational: refused and repeated events, by the day of receipt.</summary>
    public void CountOperational(DateTimeOffset now, int rejected, int duplicates)
    {
        void Count(ReportMetric metric, int value)
        {
            var key = new CellKey(CellSpan.Day, Wib.DayNumber(now), Series.Report(metric));
            Figures.Set(key, Figures[key] + value);
        }

        Count(ReportMetric.Rejected, rejected);
        Count(ReportMetric.Duplicates, duplicates);
    }

    /// <summary>Drops what no window reaches any more.</summary>
    public void Prune(DateOnly today)
    {
        if (today <= PrunedTo)
        {
            return;
        }

        PrunedTo = today;
        Figures.Prune(today);
        Heartbeats.ForgetBefore(Wib.StartOf(today.AddDays(-1)));
    }

    public DesaSnapshot ToSnapshot() => new()
    {
        Seq = Head.Seq,
        Hash = Head.Hash,
        AsOf = AsOf,
        Sums = [.. Figures.AllSums()],
        Maxima = [.. Figures.Maxima],
        Reach = [.. Figures.ReachBuckets.Select(key => new ReachChange(key, true, Figures.Reach(key).Cells))],
        Open = new(_open),
        Holdings = Holdings.Copy(),
        PrunedTo = PrunedTo,
        StaleDays = [.. Stale.Days],
        Heartbeats = [.. Heartbeats.Quarters],
    };

    public static DesaState FromSnapshot(RegionCode village, DesaSnapshot snapshot)
    {
        var state = new DesaState(village)
        {
            Head = new(snapshot.Seq, snapshot.Hash),
            AsOf = snapshot.AsOf,
            Holdings = snapshot.Holdings.Copy(),
            PrunedTo = snapshot.PrunedTo,
            Figures = FigureStore.Of(snapshot.Sums.AsSpan(), snapshot.Maxima, snapshot.Reach),
        };
        foreach (var (key, request) in snapshot.Open)
        {
            state._open[key] = request;
        }

        state._reportedAsRegistered = state.Holdings.IsRegistered;
        state.Stale.Load(snapshot.StaleDays);
        state.Heartbeats.Load(snapshot.Heartbeats);
        state.Figures.MarkChanges();
        return state;
    }

    private void Add(JournaledEvent item, EventData data, CatalogueIndex catalogue, RequestRules rules)
    {
        var effect = EventEffect.Of(catalogue, rules, Village, item, data);
        AddVector(effect.Vector);
        Holdings.Join(item, data, effect, catalogue, Village);
        if (data is HeartbeatData)
        {
            Heartbeats.Add(item.Time);
        }

        foreach (var bucket in effect.ReachBuckets().Where(bucket => !Retention.IsPast(bucket, PrunedTo)))
        {
            Figures.JoinReach(bucket, effect.Residents.AsSpan());
        }
    }

    private void Settle(TouchedRequests requests, RequestRules rules)
    {
        foreach (var (key, before, after) in requests.Result())
        {
            AddVector(rules.Contribution(after) - rules.Contribution(before));
            _openStates.Remove(key);
            if (after is null or { End: not null })
            {
                _open.Remove(key);
            }
            else
            {
                _open[key] = after;
            }
        }
    }

    private void AddVector(CellVector vector)
    {
        foreach (var (key, value) in vector.Cells)
        {
            Stale.Add(key);
            if (key is { Span: CellSpan.Day, Series.Kind: SeriesKind.Report })
            {
                _reportDays.Add(key.Bucket);
            }

            if (!Retention.IsPast(key.SpanAndBucket, PrunedTo))
            {
                Figures.Set(key, checked(Figures[key] + value));
            }
        }
    }

    private void Adopt(Scan scan)
    {
        // Heartbeats that the journal needn't keep are in memory alone.
        var heartbeat = Holdings.LastHeartbeat;
        Holdings = scan.Holdings;
        if (heartbeat is { } last)
        {
            Holdings.Beat(last);
        }

        foreach (var bucket in Figures.ReachBuckets.Concat(scan.Reach.Keys).Distinct().ToArray())
        {
            if (!Retention.IsPast(bucket, PrunedTo))
            {
                Figures.ReplaceReach(bucket, scan.Reach.GetValueOrDefault(bucket, ReachSketch.Bottom));
            }
        }
    }
}
