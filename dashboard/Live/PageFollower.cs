namespace SmartVillage.Dashboard.Live;

/// <summary>What a page watches.</summary>
internal interface IPageWatch : IDisposable
{
    /// <summary>Waits until everything is there.</summary>
    Task ReadyAsync(CancellationToken cancellation);

    /// <summary>Tells of changes until stopped; nothing while no browser is connected. Fails as soon as telling fails.</summary>
    Task TellAsync(Func<Task> changed, CircuitPresence presence, CancellationToken stop);
}

/// <summary>Lets a page watch one thing at a time: the first HTML has its figures, then its circuit keeps them current.</summary>
/// <param name="show">Shows the present state, in the page's turn.</param>
/// <param name="fail">Is told what nobody waits for: to the log, and to the circuit, which ends and says so to the visitor.</param>
internal sealed class PageFollower(CircuitPresence presence, LivePause pause, TimeProvider time, Func<Task> show, Func<Exception, Task> fail) : IDisposable
{
    /// <summary>Longer than a busy answer; a page that would wait longer is shown without figures, and says so.</summary>
    private static readonly TimeSpan WaitForFigures = TimeSpan.FromSeconds(5);

    private IPageWatch? _watch;
    private CancellationTokenSource? _stop;

    /// <summary>Leaves what was watched, waits for the first figures, and follows them where a circuit can show them.</summary>
    public async Task BeginAsync(IPageWatch watch, bool isInteractive)
    {
        Leave();
        (_watch, _stop) = (watch, new());
        var stop = _stop.Token;
        try
        {
            await watch.ReadyAsync(stop).WaitAsync(WaitForFigures, time, stop);
        }
        catch (TimeoutException)
        {
            // Shown as still loading; the circuit shows the figures when they come.
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await show();
        if (isInteractive)
        {
            pause.Resumed += show;
            _ = FollowAsync(watch, stop);
        }
    }

    public void Leave()
    {
        pause.Resumed -= show;
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
        _watch?.Dispose();
        _watch = null;
    }

    public void Dispose() => Leave();

    private async Task FollowAsync(IPageWatch watch, CancellationToken stop)
    {
        try
        {
            await watch.TellAsync(() => ReferenceEquals(watch, _watch) ? ShowUnlessPaused() : Task.CompletedTask, presence, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            await fail(failure);
        }
        catch (Exception)
        {
            // The page was left meanwhile.
        }
    }

    private Task ShowUnlessPaused()
    {
        if (!pause.IsPaused)
        {
            return show();
        }

        pause.Hold();
        return Task.CompletedTask;
    }
}
