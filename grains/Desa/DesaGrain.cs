using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Grains.Attention;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desk;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Live;
using SmartVillage.Grains.Rollup;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>A village: the shell around its pure state. What arrives while a batch is being written waits and goes with the next.</summary>
[GrainType("desa"), Reentrant]
internal sealed partial class DesaGrain : Grain, IDesaGrain, IDisposable
{
    /// <summary>A snapshot every so many entries keeps the tail short that a start must read.</summary>
    private const int EntriesPerSnapshot = 200;

    private readonly DesaRecorder _recorder;
    private readonly DesaLoader _loader;
    private readonly DesaSaver _saver;
    private readonly LosableState<DesaSnapshot> _snapshots;
    private readonly ICatalogueSource _catalogues;
    private readonly TimeProvider _clock;
    private readonly IRollupPump _pump;
    private readonly SummaryReader _summaries;
    private readonly AttentionReader _attention;
    private readonly DeskReader _desk;
    private readonly DeskMemory _deskMemory = new();
    private Task<VillageDesk>? _look;
    private readonly RegionObservers _observers;
    private readonly ILogger _log;
    private readonly WaitingRecords _waiting = new();
    private readonly IEventJournal _journal;
    private readonly RegionCode _village;
    private DesaState _state;
    private FigureVersion _sent = FigureVersion.None;
    private long _sentNextChangeAt;
    private long _change;
    private long _savedSeq;
    private Task _saving = Task.CompletedTask;
    private bool _isRecording, _isBehind, _isBroken;

    public DesaGrain(
        IGrainContext context,
        IEventJournal journal,
        IJournalWriter writer,
        IDailyStore daily,
        ICatalogueSource catalogues,
        IResidentKey residents,
        IRollupPump pump,
        SummaryReader summaries,
        AttentionReader attention,
        DeskReader desk,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        [FromKeyedServices(SnapshotStore.Name)] IGrainStorage storage,
        GrainsInstruments instruments,
        ILogger<DesaGrain> log)
    {
        _village = RegionCode.Parse(context.GrainId.Key.ToString()!, CultureInfo.InvariantCulture);
        _state = new(_village);
        (_journal, _catalogues, _clock, _pump, _summaries, _attention, _desk, _log) = (journal, catalogues, clock, pump, summaries, attention, desk, log);
        var fold = new DesaFold(journal, catalogues);
        _recorder = new(journal, writer, new(journal, fold), catalogues, residents, clock, instruments);
        _loader = new(journal, fold, _recorder);
        _snapshots = new(storage, "desa", context.GrainId, log);
        _saver = new(fold, daily, _snapshots, catalogues, log);
        _observers = new(this, TimeProvider.System, instruments, log, Notice);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _catalogues.ReadyAsync(cancellationToken);
        var snapshot = await _snapshots.ReadAsync();
        _state = await _loader.LoadAsync(_village, snapshot, cancellationToken);
        _state.Evaluate(_clock.GetUtcNow(), _catalogues.Current);
        // What was caught up from the journal isn't saved yet, and its days aren't in the daily projection.
        _savedSeq = Math.Min(snapshot?.Seq ?? 0, _state.Head.Seq);
        SaveIfDue();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // A write that ends after the next activation has read looks to that one like somebody else's.
        await _saving.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_state.Head.Seq > _savedSeq && !_isBroken)
        {
            await _saver.SaveAsync(_state, _clock.GetUtcNow(), cancellationToken);
        }
    }

    public void Dispose() => _observers.Dispose();

    public Task<RecordResult> RecordAsync(RecordEvents command)
    {
        var pending = new PendingRecord(command);
        if (!_waiting.TryAdd(pending))
        {
            pending.Fail(RecordStatus.SlowDown, _state.Head.ToView());
        }
        else if (!_isRecording)
        {
            RecordWaitingAsync().Ignore();
        }

        return pending.Result;
    }

    /// <summary>Asked for by a parent that misses something: perhaps the journal holds more than was applied here.</summary>
    public async Task<FigureChange> GetFiguresAsync()
    {
        if (_isBehind || (await _journal.ReadHeadAsync(_village, CancellationToken.None)).Seq > _state.Head.Seq)
        {
            _isBehind = true;
            await RecordAsync(new("", []));
        }

        Announce();
        return FullChange();
    }

    public Task RefreshAsync()
    {
        Announce();
        return Task.CompletedTask;
    }

    public async Task<RegionSummary?> GetSummaryAsync(RegionCode region, string window)
    {
        var stored = await _summaries.ReadStoredAsync(_village, window, CancellationToken.None);
        Announce();
        return _summaries.Builder.Full(Input(stored), window);
    }

    public async Task<ImmutableArray<SeriesPoint>?> GetSeriesAsync(RegionCode region, SeriesRequest request)
    {
        var stored = await _summaries.ReadStoredAsync(_village, request, CancellationToken.None);
        return _summaries.Builder.Series(Input(stored), request);
    }

    public Task<RegionAttention> GetAttentionAsync(RegionCode region)
    {
        Announce();
        return Task.FromResult(_attention.Of(_village, _state.Head.Seq, _state.Figures, [(_village, _state.Figures)], _attention.Complaints(_state)));
    }

    public Task<ImmutableArray<OpenComplaint>> GetComplaintsAsync() => Task.FromResult(_attention.Complaints(_state));

    /// <summary>One look at a time: those who ask meanwhile get its answer.</summary>
    public async Task<VillageDesk> GetDeskAsync()
    {
        Announce();
        if (_look is { } running)
        {
            return await running;
        }

        _look = _desk.ReadAsync(_state, _deskMemory, _catalogues.Current, _clock.GetUtcNow(), CancellationToken.None);
        try
        {
            return await _look;
        }
        finally
        {
            _look = null;
        }
    }

    public Task<RegionChanged> SubscribeAsync(RegionCode region, IRegionObserver observer)
    {
        _observers.Subscribe(observer);
        Announce();
        return Task.FromResult(Notice());
    }

    public Task UnsubscribeAsync(RegionCode region, IRegionObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private async Task RecordWaitingAsync()
    {
        _isRecording = true;
        try
        {
            while (!_waiting.IsEmpty)
            {
                await RecordTogetherAsync(_waiting.TakeTogether());
            }
        }
        finally
        {
            _isRecording = false;
        }
    }

    private async Task RecordTogetherAsync(PendingRecord[] calls)
    {
        try
        {
            ThrowIfBroken();
            if (_isBehind)
            {
                await _recorder.CatchUpAsync(_state, long.MaxValue, CancellationToken.None);
                _isBehind = false;
            }

            await _recorder.RecordAsync(_state, calls, CancellationToken.None);
            Announce();
            Array.ForEach(calls, call => call.Complete(_state.Head.ToView()));
        }
        catch (JournalQueueFullException)
        {
            Array.ForEach(calls, call => call.Fail(RecordStatus.SlowDown, _state.Head.ToView()));
        }
        catch (JournalUnavailableException exception)
        {
            // Perhaps something was written that is not applied: look before the next answer.
            _isBehind = true;
            LogUnavailable(_log, _village.ToString(), exception);
            Array.ForEach(calls, call => call.Fail(RecordStatus.JournalUnavailable, _state.Head.ToView()));
        }
        catch (Exception exception)
        {
            // What is held may no longer be what the journal says: answer nothing more from it, save nothing of it, begin anew.
            _isBroken = true;
            LogFailed(_log, _village.ToString(), exception);
            Array.ForEach(calls, call => call.Fail(exception));
            DeactivateOnIdle();
        }

        SaveIfDue();
    }

    private void SaveIfDue()
    {
        if (_state.Head.Seq - _savedSeq >= EntriesPerSnapshot && !_isBroken && _saving.IsCompleted)
        {
            _saving = SaveAsync();
            _saving.Ignore();
        }
    }

    private async Task SaveAsync()
    {
        var seq = _state.Head.Seq;
        if (await _saver.SaveAsync(_state, _clock.GetUtcNow(), CancellationToken.None))
        {
            _savedSeq = seq;
        }
    }

    private void ThrowIfBroken()
    {
        if (_isBroken)
        {
            throw new InvalidOperationException($"Village {_village} starts anew from the journal.");
        }
    }

    /// <summary>Evaluates now and lets the parent and whoever watches know what changed.</summary>
    private void Announce()
    {
        ThrowIfBroken();
        _state.Evaluate(_clock.GetUtcNow(), _catalogues.Current);
        var to = Version;
        if (!_state.Figures.HasChanges && to.Sequence == _sent.Sequence && NextChangeAt == _sentNextChangeAt)
        {
            return;
        }

        if (_state.Figures.HasChanges || to.Sequence != _sent.Sequence)
        {
            _change = Math.Max(_change + 1, to.AsOf); // by the clock, so that another activation doesn't give the same marks again
        }

        if (_sent == FigureVersion.None)
        {
            _state.Figures.ForgetChanges();
            _pump.Enqueue(FullChange());
        }
        else
        {
            var (sums, maxima, reach) = _state.Figures.TakeChanges();
            _pump.Enqueue(new(_village, _sent, to, false, sums, maxima, reach, NextChangeAt));
        }

        (_sent, _sentNextChangeAt) = (to, NextChangeAt);
        _observers.Touch();
    }

    private FigureVersion Version => new(_state.Head.Seq, _state.AsOf.UtcTicks);

    private long NextChangeAt => _state.NextChangeAt?.UtcTicks ?? 0;

    private FigureChange FullChange() => new(
        _village, FigureVersion.None, Version, true,
        [.. _state.Figures.AllSums()],
        [.. _state.Figures.Maxima],
        [.. _state.Figures.ReachBuckets.Select(bucket => new ReachChange(bucket, true, _state.Figures.Reach(bucket).Cells))],
        NextChangeAt);

    private SummaryInput Input(ImmutableArray<Cell> stored) => _summaries.Input(_village, _state.Head.Seq, _state.Figures, stored);

    private RegionChanged Notice() => new(
        _village, _state.Head.Seq, _state.AsOf, _summaries.Builder.Full(Input(default), "today")!, [], _change);

    [LoggerMessage(2010, LogLevel.Warning, "The journal can't be written for village {Village}; callers are asked to send again.")]
    private static partial void LogUnavailable(ILogger log, string village, Exception exception);

    [LoggerMessage(2011, LogLevel.Error, "Village {Village} could not record; it starts anew from the journal.")]
    private static partial void LogFailed(ILogger log, string village, Exception exception);
}
