using System.Collections.Immutable;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Http;

/// <summary>The real journal, which can be made to fail as a full disk or a lost database would.</summary>
internal sealed class FaultyJournal(IEventJournal inner) : IEventJournal
{
    public volatile bool IsAway;

    /// <summary>Of this village somebody else wrote, however often it is tried.</summary>
    public volatile string? Fenced;

    public Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation) =>
        IsAway ? throw new JournalUnavailableException("The disk is full.")
        : Fenced is { } village ? AppendOthersAsync(village, appends, receivedAt, cancellation)
        : inner.AppendAsync(appends, receivedAt, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, CancellationToken cancellation) =>
        IsAway ? throw new JournalUnavailableException("The disk is full.") : inner.ReadAsync(village, after, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation) =>
        inner.ReadRequestsAsync(village, requestKeys, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation) =>
        inner.ReadOriginalsAsync(village, eventKeys, upTo, cancellation);

    public Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation) => inner.ReadHeadAsync(village, cancellation);

    public Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation) =>
        IsAway ? throw new JournalUnavailableException("The disk is full.") : inner.ReadHeadsAsync(region, cancellation);

    public Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation) =>
        inner.ReadHeadsSinceAsync(receivedAt, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation) => inner.ReadReceiptAsync(receipt, cancellation);

    public Task<JournalContent> ReadContentAsync(CancellationToken cancellation) => inner.ReadContentAsync(cancellation);

    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => inner.ReadClockAsync(cancellation);

    private async Task<ImmutableArray<AppendResult>> AppendOthersAsync(
        string village, IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        var others = appends.Where(append => append.Village.ToString() != village).ToArray();
        var written = new Queue<AppendResult>(await inner.AppendAsync(others, receivedAt, cancellation));
        return [.. appends.Select(append => append.Village.ToString() == village ? new(true, append.Expected, []) : written.Dequeue())];
    }
}
