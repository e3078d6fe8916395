using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desk;

/// <summary>Reads what a village office sees beside its figures: from the journal's newest entries, and the state that stands on all of them.</summary>
public sealed class DeskReader(IEventJournal journal)
{
    /// <summary>How far back the journal is read at the first look: more than a busy village's day.</summary>
    private const int FirstLook = 20_000;

    /// <summary>Enough for an office's day; the counts of all stand among its figures.</summary>
    private const int MostRequests = VillageDesk.MostRequests;

    private const int NewestLines = 12, WeekDays = 7;

    public async Task<VillageDesk> ReadAsync(DesaState state, DeskMemory memory, CatalogueIndex catalogue, DateTimeOffset now, CancellationToken cancellation)
    {
        var head = state.Head.Seq;
        memory.BeginOn(Wib.DayOf(now));
        await foreach (var entry in journal.ReadAsync(state.Village, Math.Max(memory.Seq, head - FirstLook), head, cancellation))
        {
            memory.Add(entry);
        }

        var today = Wib.DayNumber(now);
        return new(
            state.Village, head, now.ToWib(),
            await RequestsAsync(state, memory, catalogue, now, cancellation),
            LinkOf(state, today), Ledger(memory, catalogue),
            state.Figures[new(CellSpan.Day, today, Series.Respondents)]);
    }

    private async Task<ImmutableArray<DeskRequest>> RequestsAsync(DesaState state, DeskMemory memory, CatalogueIndex catalogue, DateTimeOffset now, CancellationToken cancellation)
    {
        var (rules, today) = (new RequestRules(catalogue, state.Village), Wib.DayOf(now));
        bool IsShown(ServiceData data) => catalogue.Service(data.Service) is { } service && !catalogue.IsComplaint(service);
        var touched = memory.Today.Where(item => item.Data is ServiceData data && IsShown(data)).OrderByDescending(item => item.Time).ThenByDescending(item => item.Seq).ToArray();
        var keys = touched.Select(item => item.RequestKey).OfType<Hash128>().Distinct().Take(MostRequests).ToArray();
        // A request is told whole: also by what lies before the entries that were read, and by corrections of any of it.
        var whole = keys.Length == 0 ? [] : (await journal.ReadRequestsAsync(state.Village, keys, state.Head.Seq, cancellation)).Select(JournaledEvent.Decode).ToArray();
        var told = whole.Where(item => item.Data is ServiceData).ToLookup(item => item.RequestKey);
        var requests = RequestFold.Fold(whole, state.Head.Seq).Where(pair => keys.Contains(pair.Key))
            .Select(pair => (Of: pair.Value, Number: NumberOf(told[pair.Key]), Channel: ChannelOf(told[pair.Key])));
        var corrections = new Corrections();
        foreach (var correction in memory.Corrections)
        {
            corrections.Add(correction);
        }

        var alone = touched.Where(item => item.RequestKey is null).Select(item => (Item: item, Data: corrections.Effective(item) as ServiceData))
            .Where(pair => pair.Data is not null)
            .Select(pair => (Of: RequestState.Of(pair.Item.Source, pair.Item.Id, pair.Item.Time, pair.Data!), Number: (string?)null, pair.Data!.Channel));
        return
        [
            .. requests.Concat(alone)
                .Where(request => rules.Counts(request.Of) && (IsOf(today, request.Of.SubmittedAt) || IsOf(today, request.Of.End?.Time)))
                .OrderByDescending(request => request.Of.SubmittedAt ?? request.Of.Processing).ThenBy(request => request.Number, StringComparer.Ordinal)
                .Take(MostRequests)
                .Select(request => Row(request.Of, request.Number, request.Channel, rules, now)),
        ];
    }

    private static string? NumberOf(IEnumerable<JournaledEvent> told) => told.Select(item => ((ServiceData)item.Data).Request).FirstOrDefault(number => number is not null);

    private static Channel? ChannelOf(IEnumerable<JournaledEvent> told) => told.Select(item => ((ServiceData)item.Data).Channel).FirstOrDefault(channel => channel is not null);

    private static DeskRequest Row(RequestState request, string? number, Channel? channel, RequestRules rules, DateTimeOffset now)
    {
        var (minutes, standard, isLate) = rules.DurationOf(request, request.End?.Time ?? now);
        var status = request.End?.Status ?? (request.Processing is null ? RequestStatus.Submitted : RequestStatus.Processing);
        return new(number, request.Service, request.KnownSubmission?.ToWib(), status, request.End?.Time.ToWib(), minutes, standard, isLate, channel);
    }

    private static LinkHealth LinkOf(DesaState state, int today)
    {
        var firstQuarter = Wib.StartOf(Wib.DayFromNumber(today)).UtcTicks / (TimeSpan.TicksPerMinute * 15);
        return new(
            [.. Enumerable.Range(today * 24, 24).Select(hour => state.Figures[new(CellSpan.Hour, hour, Series.Report(ReportMetric.EventCount))])],
            [.. state.Heartbeats.Quarters.Select(quarter => quarter - firstQuarter).Where(quarter => quarter is >= 0 and < 96).Select(quarter => (int)quarter).Order()],
            [
                .. Enumerable.Range(today - WeekDays + 1, WeekDays).Select(day => new LinkDay(
                    Wib.DayFromNumber(day), ReportState.OfDay(state.Figures, day), state.Figures[new(CellSpan.Day, day, Series.Report(ReportMetric.EventCount))])),
            ]);
    }

    private static ImmutableArray<LedgerLine> Ledger(DeskMemory memory, CatalogueIndex catalogue) =>
        [.. LedgerLines.Of(memory.Entries, memory.Entries.ToDictionary(pair => pair.Entry.EventKey, pair => pair.Entry.Seq), catalogue).Take(NewestLines)];

    private static bool IsOf(DateOnly day, DateTimeOffset? time) => time is { } at && Wib.DayOf(at) == day;
}
