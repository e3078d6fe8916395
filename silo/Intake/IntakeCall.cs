using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Events;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;
using SmartVillage.Silo.Language;
using SmartVillage.Silo.Telemetry;

namespace SmartVillage.Silo.Intake;

/// <summary>One call: gives the receipt, has its events recorded, says what became of them.</summary>
internal sealed class IntakeCall(
    EventRecorder recorder, Receipts receipts, SiloInstruments instruments, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    public async Task<(RecordStatus Status, IntakeAnswer? Answer)> RunAsync(IReadOnlyList<ParsedEvent> events, bool allItems, CultureInfo language)
    {
        using var span = SiloTracing.StartIntake(events.Count);
        var receipt = receipts.Next();
        var recorded = await recorder.RecordAsync(receipt, events);
        if (recorded.Status != RecordStatus.Recorded)
        {
            return (recorded.Status, null);
        }

        var (accepted, duplicates, rejected) = (0, 0, 0);
        var items = ImmutableArray.CreateBuilder<ItemAnswer>();
        foreach (var item in events)
        {
            var outcome = recorded.Outcomes.GetValueOrDefault(item.Index) ?? new(item.Index, OutcomeKind.Rejected, Rejection: item.Rejection);
            _ = outcome.Kind switch { OutcomeKind.Accepted => accepted++, OutcomeKind.Duplicate => duplicates++, _ => rejected++ };
            if (outcome.Rejection is { } why)
            {
                instruments.Rejected(why.Code);
            }

            if (allItems || outcome.Kind != OutcomeKind.Accepted)
            {
                items.Add(Answer(item, outcome, language));
            }
        }

        instruments.Recorded(accepted, duplicates, rejected);
        return (recorded.Status, new(receipt, Now(), accepted, duplicates, rejected, Heads(recorded.Heads), items.DrainToImmutable()));
    }

    private static ItemAnswer Answer(ParsedEvent item, EventOutcome outcome, CultureInfo language) => outcome switch
    {
        { Kind: OutcomeKind.Accepted } => new(item.Index, item.Source, item.Id, "accepted", outcome.Seq),
        { Kind: OutcomeKind.Duplicate } => new(item.Index, item.Source, item.Id, "duplicate", outcome.Seq),
        { Rejection: { } why } => new(
            item.Index, item.Source, item.Id, "rejected", null, why.Code.ToCode(), why.Field.Length == 0 ? null : why.Field, Sentences.Of(why, language)),
        _ => throw new InvalidOperationException("A refusal without a reason."),
    };

    private static ImmutableArray<HeadAnswer> Heads(IReadOnlyDictionary<RegionCode, JournalHead> heads) =>
        [.. heads.Select(h => new HeadAnswer(h.Key, h.Value.Seq, h.Value.Hash))];

    /// <summary>To the millisecond: enough to set a clock by.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
