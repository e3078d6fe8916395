namespace SmartVillage.Grains.Live;

/// <summary>Many touches, one action: at once after quiet, then at most one an interval. Never two at a time, never a queue.</summary>
internal sealed class ConflatedTimer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly Func<Task> _action;
    private readonly IGrainTimer _timer;
    private long? _lastAt;
    private bool _pending;

    /// <param name="time">The process's clock, not the domain's: this is about load, not about what is true.</param>
    public ConflatedTimer(IGrainBase grain, TimeProvider time, TimeSpan interval, Func<Task> action)
        : this(tick => grain.RegisterGrainTimer(tick, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true }), time, interval, action)
    {
    }

    internal ConflatedTimer(Func<Func<CancellationToken, Task>, IGrainTimer> register, TimeProvider time, TimeSpan interval, Func<Task> action)
    {
        (_time, _interval, _action) = (time, interval, action);
        _timer = register(TickAsync);
    }

    public void Touch()
    {
        if (!_pending)
        {
            _pending = true;
            _timer.Change(UntilDue(), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private TimeSpan UntilDue()
    {
        var rest = _lastAt is { } at ? _interval - _time.GetElapsedTime(at) : TimeSpan.Zero;
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private Task TickAsync(CancellationToken cancellation)
    {
        // Touches from here on belong to the next action. The timer waits for this one to end before it fires again.
        _pending = false;
        _lastAt = _time.GetTimestamp();
        return _action();
    }
}
