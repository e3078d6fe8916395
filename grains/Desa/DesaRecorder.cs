using System.Text;
using System.Text.Json;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Grains.Desa;

/// <summary>
/// Decides what waits together, lets the journal make it durable, applies it. Originals go first, so that a correction may arrive in one
/// batch with what it corrects.
/// </summary>
internal sealed class DesaRecorder(
    IEventJournal journal,
    IJournalWriter writer,
    FoldReader folds,
    ICatalogueSource catalogues,
    IResidentKey residents,
    TimeProvider clock,
    GrainsInstruments instruments)
{
    /// <summary>A village that is fenced this often in a row is written by somebody else: give up and start anew.</summary>
    private const int MostFences = 8;

    public async Task RecordAsync(DesaState state, IReadOnlyList<PendingRecord> calls, CancellationToken cancellation)
    {
        var catalogue = await CatalogueForAsync(calls, cancellation);
        var now = clock.GetUtcNow();
        var (originals, corrections, beats) = (new List<Decided>(), new List<PendingEvent>(), new HeartbeatMemory());
        foreach (var item in calls.SelectMany(call => call.Command.Events.Select((_, position) => new PendingEvent(call, position))))
        {
            if (EventRules.Check(item.Event, catalogue, now) is { } rejection)
            {
                item.Reject(rejection);
            }
            else if (item.Event.Type == EventType.Correction)
            {
                corrections.Add(item);
            }
            else if (item.Event.Type == EventType.Heartbeat && (state.Heartbeats.Holds(item.Event.Time) || !beats.TryAdd(item.Event.Time)))
            {
                state.Beat(item.Event.Time);
                item.Accept(null);
            }
            else
            {
                originals.Add(new(item, item.Event.Data, JournaledEvent.RequestKeyOf(item.Event.Source, item.Event.Data), null));
            }
        }

        await AppendAsync(state, originals, catalogue, cancellation);
        if (corrections.Count > 0)
        {
            await AppendAsync(state, await CheckAsync(state, corrections, catalogue, now, cancellation), catalogue, cancellation);
        }

        state.CountOperational(
            now,
            calls.Sum(call => call.Count(OutcomeKind.Rejected) + call.Command.RejectedAtIntake),
            calls.Sum(call => call.Count(OutcomeKind.Duplicate)));
    }

    /// <summary>Reads and applies what the journal holds beyond the village's memory.</summary>
    public async Task CatchUpAsync(DesaState state, long upTo, CancellationToken cancellation)
    {
        var batch = new List<JournaledEvent>();
        var head = state.Head;
        await foreach (var entry in journal.ReadAsync(state.Village, state.Head.Seq, upTo, cancellation))
        {
            if (!JournalHash.Chain(head.Hash.AsSpan(), entry.ContentHash.AsSpan(), entry.Seq).AsSpan().SequenceEqual(entry.ChainHash.AsSpan()))
            {
                throw new InvalidDataException($"The journal of {state.Village} doesn't continue what is held at {head.Seq}.");
            }

            head = new(entry.Seq, entry.ChainHash);
            batch.Add(JournaledEvent.Decode(entry));
        }

        if (batch.Count > 0)
        {
            var context = await folds.ReadAsync(state, batch, _ => true, catalogues.Current, cancellation);
            state.Apply(batch, head, context, catalogues.Current);
        }
    }

    /// <summary>The catalogue, read again once when it doesn't know something that an event names.</summary>
    private async Task<CatalogueIndex> CatalogueForAsync(IReadOnlyList<PendingRecord> calls, CancellationToken cancellation)
    {
        var catalogue = catalogues.Current;
        var unknown = calls.SelectMany(call => call.Command.Events).Any(item => item.Data switch
        {
            ServiceData data => catalogue.Service(data.Service) is null,
            SurveyData data => catalogue.Service(data.Service) is null,
            FigureData data => catalogue.Figure(data.Figure) is null,
            _ => false,
        });
        return unknown ? await catalogues.RefreshAsync(cancellation) : catalogue;
    }

    private async Task AppendAsync(DesaState state, IReadOnlyList<Decided> items, CatalogueIndex catalogue, CancellationToken cancellation)
    {
        if (items.Count == 0)
        {
            return;
        }

        var (append, result) = await AppendFencedAsync(state, items, cancellation);
        var (entries, known) = (new List<JournaledEvent>(items.Count), new HashSet<Hash128>());
        for (var i = 0; i < items.Count; i++)
        {
            var (item, row, outcome) = (items[i], append.Rows[i], result.Rows[i]);
            switch (outcome.Outcome)
            {
                case RowOutcome.Appended:
                    item.Pending.Accept(outcome.Seq);
                    entries.Add(new(outcome.Seq, row.EventKey, row.Type, item.Event.Source, item.Event.Id, row.Time, item.Data, row.Corrects));
                    if (outcome.RequestKnown)
                    {
                        known.Add(row.EventKey);
                    }

                    break;
                case RowOutcome.Duplicate:
                    item.Pending.Repeat(outcome.Seq);
                    break;
                default:
                    item.Pending.Reject(Rejection.Of(RejectCode.IdConflict, "id"));
                    break;
            }
        }

        if (entries.Count > 0)
        {
            entries.Sort(static (a, b) => a.Seq.CompareTo(b.Seq));
            var context = NeedsJournal(state, entries, known) ? await folds.ReadAsync(state, entries, e => known.Contains(e.Key), catalogue, cancellation) : FoldContext.None;
            state.Apply(entries, result.Head, context, catalogue);
        }
    }

    private static bool NeedsJournal(DesaState state, List<JournaledEvent> entries, HashSet<Hash128> known) =>
        known.Count > 0 || entries.Exists(e => e.Corrects is not null);

    private async Task<(Append Append, AppendResult Result)> AppendFencedAsync(
        DesaState state, IReadOnlyList<Decided> items, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostFences; attempt++)
        {
            var append = new Append(state.Village, state.Head, [.. items.Select(item => Row(state, item))]);
            var result = await writer.AppendAsync(append);
            if (!result.Fenced)
            {
                return (append, result);
            }

            instruments.Fenced();
            await CatchUpAsync(state, long.MaxValue, cancellation);
        }

        throw new FencedException($"Village {state.Village} is being written by another activation.");
    }

    private static JournalRow Row(DesaState state, Decided item)
    {
        var canonical = CanonicalJson.Data(item.Data);
        return new(
            item.Pending.Call.Command.Receipt,
            JournalHash.EventKey(item.Event.Source, item.Event.Id),
            [.. JournalHash.Content(item.Event.Type, state.Village, item.Event.Time, canonical)],
            item.Event.Type,
            item.Event.Time,
            item.Request,
            item is { Corrects: null, Request: { } request } && !state.Open.ContainsKey(request),
            item.Corrects,
            CanonicalJson.Payload(item.Event.Source, item.Event.Id, canonical));
    }

    /// <summary>A correction is checked against its original: it must be there, and a replacement is read and judged like the original.</summary>
    private async Task<IReadOnlyList<Decided>> CheckAsync(
        DesaState state, IReadOnlyList<PendingEvent> corrections, CatalogueIndex catalogue, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = corrections.Select(c => OriginalOf((CorrectionData)c.Event.Data)).ToHashSet();
        var originals = (await journal.ReadOriginalsAsync(state.Village, keys, state.Head.Seq, cancellation))
            .Where(entry => keys.Contains(entry.EventKey))
            .ToDictionary(entry => entry.EventKey);
        var resolved = new List<Decided>();
        foreach (var pending in corrections)
        {
            var correction = (CorrectionData)pending.Event.Data;
            if (!originals.TryGetValue(OriginalOf(correction), out var original))
            {
                pending.Reject(Rejection.Of(RejectCode.UnknownOriginal, "data.id"));
            }
            else if (Resolve(pending, original, catalogue, now, out var decided) is { } rejection)
            {
                pending.Reject(rejection);
            }
            else
            {
                resolved.Add(decided);
            }
        }

        return resolved;
    }

    private Rejection? Resolve(PendingEvent pending, JournalEntry original, CatalogueIndex catalogue, DateTimeOffset now, out Decided decided)
    {
        var correction = (CorrectionData)pending.Event.Data;
        decided = new(pending, correction, null, original.EventKey);
        if (original.Type == EventType.Correction)
        {
            return Rejection.Because(RejectCode.UnknownOriginal, "data.id", Reasons.CorrectionOfCorrection);
        }

        if (correction.Replacement is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(correction.Replacement);
        if (!EventJson.TryParse(original.Type, document.RootElement, residents, out var data, out var rejection, "data.data")
            || (rejection = EventRules.CheckData(data, original.Time, catalogue, now, "data.data")) is not null)
        {
            return rejection;
        }

        var canonical = Encoding.UTF8.GetString(CanonicalJson.Data(data));
        decided = new(pending, correction with { Replacement = canonical }, JournaledEvent.RequestKeyOf(correction.Source, data), original.EventKey);
        return null;
    }

    private static Hash128 OriginalOf(CorrectionData correction) => JournalHash.EventKey(correction.Source, correction.OriginalId);

    /// <summary>An event to append: its data as it is kept, its request, and of a correction its original.</summary>
    private readonly record struct Decided(PendingEvent Pending, EventData Data, Hash128? Request, Hash128? Corrects)
    {
        public VillageEvent Event => Pending.Event;
    }
}
