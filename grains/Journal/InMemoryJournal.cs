using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Journal;

/// <summary>The journal without a database, for tests. It passes the same conformance suite as the others.</summary>
public sealed class InMemoryJournal(TimeProvider clock) : IEventJournal, IDailyStore, IAppendProbe
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<RegionCode, Village> _villages = [];
    private readonly Dictionary<(RegionCode Village, DateOnly Day), ImmutableArray<Cell>> _daily = [];
    private JournalContent _content;

    public Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        AppendPlan.CheckVillages(appends);
        lock (_gate)
        {
            var plans = appends.Select(append => AppendPlan.Make(append, HeadOf(append.Village), this)).ToArray();
            var content = plans.SelectMany(plan => plan.NewRows).Aggregate(_content, (kinds, added) => kinds | JournalPayload.ContentOf(added.Row.Payload.Span));
            if (content == (JournalContent.Simulation | JournalContent.Real))
            {
                return Task.FromException<ImmutableArray<AppendResult>>(new MixedJournalException());
            }

            _content = content;
            return Task.FromResult(appends.Zip(plans, (append, plan) => Write(append, plan, receivedAt)).ToImmutableArray());
        }
    }

    private AppendResult Write(Append append, AppendPlan plan, DateTimeOffset receivedAt)
    {
        foreach (var (row, head) in plan.NewRows)
        {
            if (!_villages.TryGetValue(append.Village, out var village))
            {
                _villages.Add(append.Village, village = new());
            }

            village.Add(new(
                append.Village, head.Seq, row.EventKey, row.ContentHash, head.Hash, row.Type, row.Time.ToUniversalTime(), receivedAt.ToUniversalTime(),
                row.Receipt, row.RequestKey, row.Corrects, row.Payload));
        }

        return plan.Result;
    }

    KnownRow? IAppendProbe.Find(RegionCode village, Hash128 eventKey) =>
        Entry(village, eventKey) is { } entry ? new KnownRow(entry.Seq, entry.ContentHash, entry.Receipt) : null;

    bool IAppendProbe.IsRequestKnown(RegionCode village, Hash128 requestKey, long upTo) =>
        _villages.TryGetValue(village, out var entries) && entries.FirstOfRequest.TryGetValue(requestKey, out var seq) && seq <= upTo;

    public async IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var entry in Select(village, upTo, entry => entry.Seq > after))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation)
    {
        var keys = requestKeys.ToHashSet();
        var named = Select(village, upTo, entry => entry.RequestKey is { } key && keys.Contains(key));
        return ReadOriginalsAsync(
            village, [.. named.Select(entry => entry.EventKey).Concat(named.Select(entry => entry.Corrects).OfType<Hash128>())], upTo, cancellation);
    }

    public Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation)
    {
        var keys = eventKeys.ToHashSet();
        return Task.FromResult(Select(
            village, upTo, entry => keys.Contains(entry.EventKey) || (entry.Corrects is { } original && keys.Contains(original))));
    }

    public Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(HeadOf(village));
        }
    }

    public Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation) =>
        ReadHeads((code, _) => region.Covers(code));

    public Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation) =>
        ReadHeads((_, village) => village.LastReceived >= receivedAt);

    public Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_villages.Values.SelectMany(village => village.Entries).Where(entry => entry.Receipt == receipt).ToImmutableArray());
        }
    }

    public Task<JournalContent> ReadContentAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_content);
        }
    }

    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => Task.FromResult(clock.GetUtcNow());

    Task IDailyStore.WriteAsync(RegionCode village, IReadOnlyCollection<VillageDay> days, CancellationToken cancellation)
    {
        lock (_gate)
        {
            foreach (var day in days)
            {
                _daily[(village, day.Day)] = day.Cells;
            }
        }

        return Task.CompletedTask;
    }

    Task<ImmutableArray<Cell>> IDailyStore.ReadAsync(RegionCode region, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var cells = _daily.Where(day => region.Covers(day.Key.Village) && day.Key.Day >= from && day.Key.Day < to).SelectMany(day => day.Value);
            return Task.FromResult(CellVector.From(cells).Cells);
        }
    }

    private ImmutableArray<JournalEntry> Select(RegionCode village, long upTo, Func<JournalEntry, bool> where)
    {
        lock (_gate)
        {
            return _villages.TryGetValue(village, out var found) ? [.. found.Entries.TakeWhile(entry => entry.Seq <= upTo).Where(where)] : [];
        }
    }

    private Task<ImmutableArray<VillageHead>> ReadHeads(Func<RegionCode, Village, bool> where)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _villages.Where(pair => where(pair.Key, pair.Value)).Select(pair => new VillageHead(pair.Key, pair.Value.Head.Seq)).ToImmutableArray());
        }
    }

    private Head HeadOf(RegionCode village) => _villages.TryGetValue(village, out var found) ? found.Head : Head.Empty;

    private JournalEntry? Entry(RegionCode village, Hash128 eventKey) =>
        _villages.TryGetValue(village, out var found) && found.ByKey.TryGetValue(eventKey, out var entry) ? entry : null;

    private sealed class Village
    {
        public List<JournalEntry> Entries { get; } = [];

        public Dictionary<Hash128, JournalEntry> ByKey { get; } = [];

        public Dictionary<Hash128, long> FirstOfRequest { get; } = [];

        public DateTimeOffset LastReceived { get; private set; }

        public Head Head => new(Entries[^1].Seq, Entries[^1].ChainHash);

        public void Add(JournalEntry entry)
        {
            Entries.Add(entry);
            LastReceived = entry.ReceivedAt > LastReceived ? entry.ReceivedAt : LastReceived;
            ByKey.Add(entry.EventKey, entry);
            if (entry.RequestKey is { } request)
            {
                FirstOfRequest.TryAdd(request, entry.Seq);
            }
        }
    }
}
