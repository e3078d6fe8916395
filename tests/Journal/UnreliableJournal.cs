using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Journal;

/// <summary>A real journal behind a line that can be held up, or break before or after the work is done.</summary>
internal sealed class UnreliableJournal(IEventJournal inner) : IEventJournal
{
    private readonly Channel<bool> _held = Channel.CreateUnbounded<bool>();
    private volatile TaskCompletionSource? _hold;
    private int _failures;
    private bool _afterWriting;

    /// <summary>The villages of each call.</summary>
    public ConcurrentQueue<RegionCode[]> Calls { get; } = [];

    public IDisposable Hold()
    {
        _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Holding(this);
    }

    public void Release()
    {
        var hold = _hold;
        _hold = null;
        hold?.TrySetResult();
    }

    public Task UntilHeldAsync() => _held.Reader.ReadAsync().AsTask();

    public void Fail(int times, bool afterWriting) => (_failures, _afterWriting) = (times, afterWriting);

    public async Task<ImmutableArray<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        Calls.Enqueue([.. appends.Select(append => append.Village)]);
        if (_hold is { } hold)
        {
            _held.Writer.TryWrite(true);
            await hold.Task;
        }

        var fails = Interlocked.Decrement(ref _failures) >= 0;
        if (fails && !_afterWriting)
        {
            throw new JournalUnavailableException("The line broke.");
        }

        var results = await inner.AppendAsync(appends, receivedAt, cancellation);
        return fails ? throw new JournalUnavailableException("The line broke.") : results;
    }

    public IAsyncEnumerable<JournalEntry> ReadAsync(RegionCode village, long after, long upTo, CancellationToken cancellation) =>
        inner.ReadAsync(village, after, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadRequestsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> requestKeys, long upTo, CancellationToken cancellation) =>
        inner.ReadRequestsAsync(village, requestKeys, upTo, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadOriginalsAsync(
        RegionCode village, IReadOnlyCollection<Hash128> eventKeys, long upTo, CancellationToken cancellation) =>
        inner.ReadOriginalsAsync(village, eventKeys, upTo, cancellation);

    public Task<Head> ReadHeadAsync(RegionCode village, CancellationToken cancellation) => inner.ReadHeadAsync(village, cancellation);

    public Task<ImmutableArray<VillageHead>> ReadHeadsAsync(RegionCode region, CancellationToken cancellation) => inner.ReadHeadsAsync(region, cancellation);

    public Task<ImmutableArray<VillageHead>> ReadHeadsSinceAsync(DateTimeOffset receivedAt, CancellationToken cancellation) =>
        inner.ReadHeadsSinceAsync(receivedAt, cancellation);

    public Task<ImmutableArray<JournalEntry>> ReadReceiptAsync(string receipt, CancellationToken cancellation) => inner.ReadReceiptAsync(receipt, cancellation);

    public Task<JournalContent> ReadContentAsync(CancellationToken cancellation) => inner.ReadContentAsync(cancellation);

    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => inner.ReadClockAsync(cancellation);

    private sealed class Holding(UnreliableJournal journal) : IDisposable
    {
        public void Dispose() => journal.Release();
    }
}
