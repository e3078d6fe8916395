using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Grains.Time;

namespace SmartVillage.Grains.Journal;

/// <summary>
/// Group commit: one loop takes everything that waits and appends it in one transaction. While that is under way the next group gathers,
/// so the busier the silo, the larger its commits. Disposing it writes what still waits.
/// </summary>
public sealed partial class JournalWriter : IJournalWriter, IAsyncDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1), FailureHolds = TimeSpan.FromSeconds(10);

    private readonly IEventJournal _journal;
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _timer;
    private readonly GrainsInstruments _instruments;
    private readonly ILogger _logger;
    private readonly JournalQueue _queue;
    private readonly Task _loop;
    private bool _isFull;
    private long _failedAt;

    /// <param name="clock">The domain's clock, for <c>received_at</c>.</param>
    public JournalWriter(
        IEventJournal journal,
        IOptions<JournalOptions> options,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        GrainsInstruments instruments,
        ILogger<JournalWriter> logger)
    {
        (_journal, _options, _clock, _timer, _instruments, _logger) = (journal, options.Value, clock, TimeProvider.System, instruments, logger);
        _queue = new(_options);
        instruments.ObserveQueue(() => _queue.Rows);
        _loop = Task.Run(RunAsync);
    }

    public bool IsFailing => Volatile.Read(ref _failedAt) is not 0 and var at && _timer.GetElapsedTime(at) < FailureHolds;

    public Task<AppendResult> AppendAsync(Append append)
    {
        var waiting = new WaitingAppend(append, _timer.GetTimestamp());
        if (!_queue.TryReserve(waiting))
        {
            if (!Interlocked.Exchange(ref _isFull, true))
            {
                LogQueueFull(_logger, _queue.Rows);
            }

            return Task.FromException<AppendResult>(new JournalQueueFullException("The journal's queue is full."));
        }

        if (!_queue.TryAdd(waiting))
        {
            _queue.LetGo(waiting);
            return Task.FromException<AppendResult>(new JournalUnavailableException("The journal writer has stopped."));
        }

        return waiting.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
    }

    private async Task RunAsync()
    {
        Activity.Current = null; // whoever came first when the writer was made is not the origin of all that follows
        while (await _queue.TakeAsync() is { Count: > 0 } batch)
        {
            await CommitAsync(batch);
            Volatile.Write(ref _isFull, false);
        }
    }

    /// <summary>Tries until the outcome is known. The same rows again are safe: the journal finds what an earlier try wrote.</summary>
    private async Task CommitAsync(List<WaitingAppend> batch)
    {
        var delay = _options.RetryDelay;
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            if (await TryCommitAsync(batch) is not { } error)
            {
                return;
            }

            if (error is not JournalUnavailableException)
            {
                await IsolateAsync(batch, error);
                return;
            }

            GiveUp(batch, error);
            if (batch.Count > 0)
            {
                LogRetry(_logger, error, batch.Sum(waiting => waiting.Rows), batch.Count, attempt, delay);
                await Task.Delay(delay, _timer);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    private async Task<Exception?> TryCommitAsync(List<WaitingAppend> batch)
    {
        ImmutableArray<AppendResult> results;
        var begin = _timer.GetTimestamp();
        using var span = GrainsTracing.Start("journal commit", batch.Select(waiting => waiting.Origin));
        try
        {
            results = await _journal.AppendAsync([.. batch.Select(waiting => waiting.Append)], _clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception e)
        {
            Volatile.Write(ref _failedAt, _timer.GetTimestamp());
            _instruments.CommitFailed();
            span?.SetStatus(ActivityStatusCode.Error);
            return e;
        }

        Volatile.Write(ref _failedAt, 0);
        _instruments.Committed(batch.Sum(waiting => waiting.Rows), _timer.GetElapsedTime(begin));
        for (var i = 0; i < batch.Count; i++)
        {
            _queue.LetGo(batch[i]);
            batch[i].SetResult(results[i]);
        }

        return null;
    }

    /// <summary>Something in the batch is not the database's fault: each append alone, so that only the one at fault fails.</summary>
    private async Task IsolateAsync(List<WaitingAppend> batch, Exception error)
    {
        if (batch.Count > 1)
        {
            foreach (var waiting in batch)
            {
                await CommitAsync([waiting]);
            }

            return;
        }

        LogRefused(_logger, error, batch[0].Append.Village.ToString(), batch[0].Rows);
        Fail(batch[0], error);
    }

    /// <summary>Nobody waits longer than the bounded time, however often it is tried.</summary>
    private void GiveUp(List<WaitingAppend> batch, Exception error)
    {
        var late = batch.FindAll(waiting => _timer.GetElapsedTime(waiting.Since) >= _options.GiveUpAfter);
        if (late.Count == 0)
        {
            return;
        }

        LogGaveUp(_logger, error, late.Sum(waiting => waiting.Rows), late.Count, _options.GiveUpAfter);
        batch.RemoveAll(late.Contains);
        late.ForEach(waiting => Fail(waiting, error));
    }

    private void Fail(WaitingAppend waiting, Exception error)
    {
        _queue.LetGo(waiting);
        waiting.SetException(new JournalUnavailableException("The journal could not be written.", error));
    }

    [LoggerMessage(4001, LogLevel.Warning, "Commit of {Rows} rows of {Villages} villages failed at try {Attempt}, its outcome is unknown; trying again in {Delay}")]
    private static partial void LogRetry(ILogger logger, Exception error, int rows, int villages, int attempt, TimeSpan delay);

    [LoggerMessage(4002, LogLevel.Error, "Gave up on {Rows} rows of {Villages} villages after {Limit}; their senders are told to send again")]
    private static partial void LogGaveUp(ILogger logger, Exception error, int rows, int villages, TimeSpan limit);

    [LoggerMessage(4003, LogLevel.Error, "An append of {Rows} rows of village {Village} can't be written")]
    private static partial void LogRefused(ILogger logger, Exception error, string village, int rows);

    [LoggerMessage(4004, LogLevel.Warning, "The journal's queue is full with {Rows} rows; more are refused until it is shorter")]
    private static partial void LogQueueFull(ILogger logger, long rows);
}
