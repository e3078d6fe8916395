namespace SmartVillage.Dashboard.Live;

/// <summary>Runs an action at once after quiet, then at most once an interval; the last request is never lost.</summary>
internal sealed class Conflation : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private long? _lastRun;
    private Action? _waiting;
    private bool _disposed;

    public Conflation(TimeSpan interval, TimeProvider time)
    {
        (_interval, _time) = (interval, time);
        _timer = time.CreateTimer(_ => RunWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Request(Action action)
    {
        lock (_gate)
        {
            if (_disposed || _waiting is not null)
            {
                _waiting = _disposed ? null : action;
                return;
            }

            var left = _lastRun is { } last ? _interval - _time.GetElapsedTime(last) : TimeSpan.Zero;
            if (left > TimeSpan.Zero)
            {
                _waiting = action;
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            _lastRun = _time.GetTimestamp();
        }

        action();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            (_disposed, _waiting) = (true, null);
        }

        _timer.Dispose();
    }

    private void RunWaiting()
    {
        Action? action;
        lock (_gate)
        {
            (action, _waiting) = (_waiting, null);
            _lastRun = _time.GetTimestamp();
        }

        action?.Invoke();
    }
}
