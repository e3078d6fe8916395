using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// The changes on their way to one kabupaten: one merged change a village waits, at most one message is under way.
/// A message that failed goes again, merged with what came since.
/// </summary>
internal sealed partial class RollupLane(
    Func<ImmutableArray<FigureChange>, Task> send, RegionCode kabupaten, TimeProvider time, TimeSpan every, GrainsInstruments instruments, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Dictionary<RegionCode, FigureChange> _waiting = [];
    private Task _run = Task.CompletedTask;
    private bool _isRunning;
    private long? _sentAt;
    private long? _waitsSince;
    private ActivityContext _origin;

    /// <summary>Completes when everything that waits now has arrived.</summary>
    public Task Drained
    {
        get
        {
            lock (_lock)
            {
                return _run;
            }
        }
    }

    public void Add(FigureChange change)
    {
        lock (_lock)
        {
            Keep(change);
            _waitsSince ??= time.GetTimestamp();
            _origin = _origin == default ? GrainsTracing.Here : _origin;
            if (!_isRunning)
            {
                // Not on the scheduler of the grain that calls.
                _isRunning = true;
                _run = Task.Run(RunAsync);
            }
        }
    }

    private void Keep(FigureChange change)
    {
        ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiting, change.Region, out var isWaiting);
        waiting = isWaiting ? FigureChangeMerge.Merge(waiting!, change) : change;
    }

    private async Task RunAsync()
    {
        Activity.Current = null; // a message carries the changes of many calls
        var pause = TimeSpan.Zero;
        while (true)
        {
            await PauseAsync(pause);
            if (Take() is not var (batch, since, origin))
            {
                return;
            }

            try
            {
                using var span = GrainsTracing.Start("roll-up", [origin]);
                await send(batch);
                pause = TimeSpan.Zero;
                instruments.RolledUp(ParentLevel.Kabupaten, batch.Length);
                instruments.Lagged(time.GetElapsedTime(since));
            }
            catch (Exception e)
            {
                pause = pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
                instruments.RollupFailed(ParentLevel.Kabupaten);
                LogNotSent(log, batch.Length, kabupaten.ToString(), pause, e);
                PutBack(batch, since);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        var rest = _sentAt is { } at ? every - time.GetElapsedTime(at) : TimeSpan.Zero;
        rest = rest > pause ? rest : pause;
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time);
        }
    }

    private (ImmutableArray<FigureChange> Batch, long Since, ActivityContext Origin)? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _isRunning = false;
                return null;
            }

            ImmutableArray<FigureChange> batch = [.. _waiting.Values];
            _waiting = [];
            _sentAt = time.GetTimestamp();
            var taken = (batch, _waitsSince ?? _sentAt.Value, _origin);
            (_waitsSince, _origin) = (null, default);
            return taken;
        }
    }

    private void PutBack(ImmutableArray<FigureChange> batch, long since)
    {
        lock (_lock)
        {
            _waitsSince = since;
            foreach (var change in batch)
            {
                Keep(change);
            }
        }
    }

    [LoggerMessage(3010, LogLevel.Warning, "Changes of {Count} villages did not reach {Kabupaten}; they go again in {Pause}")]
    private static partial void LogNotSent(ILogger log, int count, string kabupaten, TimeSpan pause, Exception e);
}
