using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// The shell around <see cref="ParentFigures"/>: a region above the village. It never deactivates by itself, catches up with its children
/// after each activation, and heals holes from then on.
/// </summary>
internal abstract partial class ParentGrain(
    ParentServices services, IPersistentState<RollupEpoch> epoch, ILogger log) : Grain, IParentGrain
{
    /// <summary>Somebody who sees so many names needs no more.</summary>
    private const int MostNamed = 20;

    private static readonly TimeSpan RestEvery = TimeSpan.FromMinutes(1);

    private readonly RegionPulses _pulses = new();
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ParentMemory _memory = null!;
    private HourlyHistory _history = null!;
    private bool _isComparing, _isCompared;
    private long _restedAt;

    protected ParentServices Services { get; } = services;

    protected ILogger Log { get; } = log;

    protected RegionCode Code { get; private set; }

    protected ParentFigures Figures { get; private set; } = null!;

    protected ChildHealer Healer { get; private set; } = null!;

    /// <summary>Epoch × 2^32 + counter; rises with whatever is taken from a child.</summary>
    protected long Version { get; private set; }

    protected DateOnly Today { get; private set; }

    /// <summary>Whether what is held is as new as the children were after this activation.</summary>
    protected Task CaughtUp => _caughtUp.Task;

    /// <summary>After how long in vain it goes on without a child; infinite = never.</summary>
    protected virtual TimeSpan LeaveOutAfter => Timeout.InfiniteTimeSpan;

    protected DateTimeOffset Now => Services.Clock.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Services.Catalogues.ReadyAsync(cancellationToken);
        var options = Services.Options.Value;
        Code = RegionCode.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture);
        _children = ReadRegister();
        _watch = new(this, Services.Time, Services.Instruments, Log, Notice);
        Figures = new(Code) { Added = OnAdded };
        Today = Wib.DayOf(Now);
        _history = new(Code, Services.History, at => Services.Reader.At(Code, StateOf(Code), at), Log);
        _memory = new(Figures, epoch, new(Services.Storage, "figures", this.GetGrainId(), Log), Services.Time, options.SnapshotEvery, Log);
        Version = await _memory.BeginAsync(Now);
        await _memory.RestoreAsync(Today, Version);
        Healer = new(AskAsync, change => Apply([change]), OnSettled, options.AsksAtATime, Services.Time, LeaveOutAfter, Log);
        OnRestored();
        this.RegisterGrainTimer(TickAsync, new() { DueTime = TimeSpan.Zero, Period = options.TickEvery, Interleave = true, KeepAlive = true });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _watch.End();
        return _memory.WriteAsync();
    }

    public Task ApplyAsync(ImmutableArray<FigureChange> changes)
    {
        Apply(changes);
        return Task.CompletedTask;
    }

    public Task<ParentReadiness> GetReadinessAsync() =>
        Task.FromResult(new ParentReadiness(CaughtUp.IsCompletedSuccessfully, [.. Healer.Loading.Take(MostNamed)], [.. Healer.Missing.Take(MostNamed)]));

    protected void Heal(RegionCode child, RepairReason reason)
    {
        Services.Instruments.Repairing(reason);
        Healer.Want(child);
    }

    /// <summary>A child's full figures.</summary>
    protected abstract Task<FigureChange> AskAsync(RegionCode child);

    /// <summary>Children that may be ahead of what is held.</summary>
    protected abstract Task<IEnumerable<RegionCode>> FindBehindAsync();

    /// <summary>Children were restored from the snapshot.</summary>
    protected virtual void OnRestored()
    {
    }

    /// <summary>A child's figures were taken.</summary>
    protected virtual void OnApplied(ChildFigures child)
    {
    }

    /// <summary>Changes were taken, and <see cref="Version"/> rose.</summary>
    protected virtual void OnVersion()
    {
    }

    protected virtual void OnTick()
    {
    }

    /// <summary>What is added while this activation catches up is no news; afterwards everything is, the first event of a village that slept too.</summary>
    private void OnAdded(RegionCode child, CellKey key, long delta)
    {
        if (CaughtUp.IsCompletedSuccessfully)
        {
            _pulses.Add(child.Kabupaten, key, delta, Today);
        }
    }

    private void Apply(ImmutableArray<FigureChange> changes)
    {
        var (version, touched) = (Version + 1, new HashSet<RegionCode>());
        var isTaken = false;
        foreach (var change in changes)
        {
            var outcome = IsChild(change.Region) ? TryApply(change, version) : ApplyOutcome.Ignored;
            if (outcome == ApplyOutcome.Gap)
            {
                Heal(change.Region, RepairReason.Gap);
            }
            else if (outcome != ApplyOutcome.Ignored)
            {
                isTaken = true;
                OnApplied(Figures.Find(change.Region)!);
                if (outcome == ApplyOutcome.Changed)
                {
                    touched.UnionWith([Code, change.Region.Kecamatan]);
                }
            }
        }

        if (isTaken)
        {
            Version = version;
            _memory.Changed();
            OnVersion();
            foreach (var region in touched)
            {
                _watch.Touch(region);
            }
        }
    }

    /// <summary>Figures of one child that can't be added up must not keep those of the others away: it stays at what is held, and is asked again.</summary>
    private ApplyOutcome TryApply(FigureChange change, long version)
    {
        try
        {
            return Figures.Apply(change, Today, version);
        }
        catch (Exception e)
        {
            LogNotApplied(Log, change.Region.ToString(), Code.ToString(), e);
            Healer.Failed(change.Region);
            return ApplyOutcome.Ignored;
        }
    }

    private Task TickAsync(CancellationToken cancellation)
    {
        if (CaughtUp.IsCompletedSuccessfully)
        {
            _history.Look(Now, Version); // before the day ends here, too
        }

        var today = Wib.DayOf(Now);
        if (today != Today)
        {
            Today = today;
            Figures.Prune(today);
            _watch.TouchAll();
        }

        if (!_isCompared && !_isComparing)
        {
            _ = CompareAsync();
        }

        Healer.RetryFailed();
        OnTick();
        _memory.WriteIfDue();
        if (Services.Time.GetElapsedTime(_restedAt) >= RestEvery)
        {
            Figures.Rest();
            _restedAt = Services.Time.GetTimestamp();
        }

        return Task.CompletedTask;
    }

    private async Task CompareAsync()
    {
        _isComparing = true;
        try
        {
            foreach (var child in await FindBehindAsync())
            {
                Heal(child, RepairReason.Start);
            }

            _isCompared = true;
            if (Healer.IsSettled)
            {
                OnSettled();
            }
        }
        catch (Exception e)
        {
            LogNotCompared(Log, Code.ToString(), e);
        }

        _isComparing = false;
    }

    private void OnSettled()
    {
        if (_isCompared && _caughtUp.TrySetResult())
        {
            OnVersion();
        }
    }

    [LoggerMessage(3006, LogLevel.Error, "Figures of {Child} can't be added to {Region}; the child is asked again")]
    private static partial void LogNotApplied(ILogger log, string child, string region, Exception e);

    [LoggerMessage(3003, LogLevel.Warning, "{Region} could not compare itself with its children; it tries again")]
    private static partial void LogNotCompared(ILogger log, string region, Exception e);

    [LoggerMessage(3007, LogLevel.Warning, "{Count} children of {Region} did not tell their complaints; the list goes without them")]
    private static partial void LogSilent(ILogger log, int count, string region, Exception? e);
}
