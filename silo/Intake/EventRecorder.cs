using System.Collections.Immutable;
using Orleans.Runtime;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Intake;

/// <summary>Brings the events of a call to their villages, all at once, and gathers what became of them.</summary>
internal sealed partial class EventRecorder(IGrainFactory grains, ILogger<EventRecorder> logger)
{
    /// <summary>Answers the worst status of all villages; outcomes are complete only when everything was recorded.</summary>
    public async Task<Recorded> RecordAsync(string receipt, IReadOnlyCollection<ParsedEvent> events)
    {
        var villages = events.Where(e => e.Village is not null).GroupBy(e => e.Village!.Value).Select(g => RecordAsync(receipt, g.Key, [.. g])).ToList();
        var outcomes = new Dictionary<int, EventOutcome>(events.Count);
        var heads = new SortedDictionary<RegionCode, JournalHead>();
        var status = RecordStatus.Recorded;
        foreach (var (code, sent, result) in await Task.WhenAll(villages))
        {
            status = (RecordStatus)Math.Max((int)status, (int)result.Status);
            if (result.Status == RecordStatus.Recorded && sent.Length > 0)
            {
                heads[code] = result.Head;
                for (var i = 0; i < sent.Length; i++)
                {
                    outcomes[sent[i].Index] = result.Outcomes[i];
                }
            }
        }

        return new(status, heads, outcomes);
    }

    private async Task<(RegionCode Village, ImmutableArray<VillageEvent> Sent, RecordResult Result)> RecordAsync(
        string receipt, RegionCode village, ParsedEvent[] events)
    {
        ImmutableArray<VillageEvent> sent = [.. events.Select(e => e.Event).OfType<VillageEvent>()];
        try
        {
            var command = new RecordEvents(receipt, sent, events.Length - sent.Length);
            return (village, sent, await grains.GetGrain<IDesaGrain>(village.ToString()).RecordAsync(command));
        }
        catch (Exception e) when (IsPassing(e))
        {
            LogUnavailable(logger, e, village);
            return (village, sent, new(RecordStatus.JournalUnavailable, default, []));
        }
        catch (JournalQueueFullException)
        {
            return (village, sent, new(RecordStatus.SlowDown, default, []));
        }
    }

    /// <summary>Nothing is wrong with the events: sent again, they will be recorded, and what was recorded already is a duplicate.</summary>
    private static bool IsPassing(Exception e) =>
        e is JournalUnavailableException or FencedException or TimeoutException or OrleansException or OperationCanceledException;

    [LoggerMessage(1010, LogLevel.Warning, "Events of {Village} could not be recorded; the sender was asked to send again.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, RegionCode village);
}

/// <summary>What became of a call's events: heads by village, outcomes by position in the call.</summary>
internal sealed record Recorded(
    RecordStatus Status, IReadOnlyDictionary<RegionCode, JournalHead> Heads, IReadOnlyDictionary<int, EventOutcome> Outcomes);
