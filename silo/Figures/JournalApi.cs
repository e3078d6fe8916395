using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Errors;
using SmartVillage.Silo.Intake;

namespace SmartVillage.Silo.Figures;

/// <summary>What the journal holds: of a village, and under a receipt.</summary>
internal static class JournalApi
{
    private const int DefaultLimit = 100, MostEntries = 1000;

    public static void MapVillageJournal(this IEndpointRouteBuilder region) => region.MapGet("/events", EventsAsync).WithName("GetEvents")
        .WithSummary("Jurnal sebuah desa")
        .WithDescription("Journal entries of a village in sequence: those after seq `after` (default 0), at most `limit` (default 100, most 1000).");

    public static RouteHandlerBuilder MapReceipts(this IEndpointRouteBuilder routes) => routes.MapGet("/receipts/{id}", ReceiptAsync).WithName("GetReceipt")
        .WithTags("Kejadian masuk")
        .WithSummary("Isi sebuah tanda terima")
        .WithDescription("What was stored under a receipt: village, seq, hashes.");

    private static async Task<Results<Ok<IReadOnlyList<EntryAnswer>>, Refused<NotAVillage>, Refused<InvalidParameter>, Refused<UnknownRegion>>> EventsAsync(
        string code, RegionLookup regions, IEventJournal journal, CancellationToken cancellation, string? after = null, string? limit = null)
    {
        if (!regions.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        if (!region.Code.IsVillage)
        {
            return new Refused<NotAVillage>(region.Name);
        }

        if (!Whole.TryRead(after, 0, long.MaxValue, 0, out var first))
        {
            return new Refused<InvalidParameter>("after", "0 …");
        }

        if (!Whole.TryRead(limit, 1, MostEntries, DefaultLimit, out var most))
        {
            return new Refused<InvalidParameter>("limit", "1 … 1000");
        }

        var upTo = first > long.MaxValue - most ? long.MaxValue : first + most;
        var entries = new List<EntryAnswer>();
        await foreach (var entry in journal.ReadAsync(region.Code, first, upTo, cancellation))
        {
            entries.Add(EntryAnswer.Of(entry));
        }

        return TypedResults.Ok<IReadOnlyList<EntryAnswer>>(entries);
    }

    private static async Task<Results<Ok<ReceiptAnswer>, Refused<UnknownReceipt>>> ReceiptAsync(string id, IEventJournal journal, CancellationToken cancellation)
    {
        var receipt = id.ToUpperInvariant();
        if (!Receipts.IsReceipt(receipt))
        {
            return new Refused<UnknownReceipt>();
        }

        var entries = await journal.ReadReceiptAsync(receipt, cancellation);
        return entries.IsEmpty
            ? new Refused<UnknownReceipt>()
            : TypedResults.Ok(new ReceiptAnswer(receipt, entries[0].ReceivedAt, entries.Length, [.. entries.Select(StoredAnswer.Of)]));
    }
}
