using Microsoft.AspNetCore.SignalR;

namespace SmartVillage.Dashboard.Live;

/// <summary>Passes one feed on to one group of the hub: each message is shaped once, whoever many watch.</summary>
internal abstract class HubRelay(FeedKey key, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>An answer leaves before the group's next message, so nobody gets an older version after a newer one.</summary>
    private static readonly TimeSpan AfterAnswer = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    /// <summary>How many connections watch; kept by <see cref="HubRelays"/>.</summary>
    public int Watchers { get; set; }

    protected string Code { get; } = key.Region.ToString();

    /// <summary>Whether an answer has to leave before messages; otherwise a watcher has joined when it is answered, and misses none.</summary>
    protected virtual bool AnswersFirst => true;

    private string Group { get; } = key.ToString();

    public static HubRelay Of(FeedKey key, FeedLeases leases, IHubContext<RegionHub> hub, TimeProvider time, ILogger logger) => key.Kind switch
    {
        FeedKind.Today => new TodayRelay(key, leases, hub, time, logger),
        FeedKind.Window => new WindowRelay(key, leases, hub, time, logger),
        FeedKind.Children => new ChildrenRelay(key, leases, hub, time, logger),
        _ => new PulseRelay(key, leases, hub, time, logger),
    };

    public HubRelay Start()
    {
        _run = RunAsync();
        return this;
    }

    /// <summary>The present state for a new watcher, who then joins and is told at once what changed meanwhile.</summary>
    /// <param name="connection">Who.</param>
    /// <param name="stillWatches">Whether it has not left again before it could join.</param>
    public async Task<object> JoinAsync(string connection, Func<bool> stillWatches, CancellationToken cancellation)
    {
        var (answer, revision) = await PresentAsync(cancellation);
        var admitted = AdmitAsync(connection, revision, stillWatches);
        if (!AnswersFirst)
        {
            await admitted;
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        ReleaseFeed();
        _stop.Dispose();
        _turn.Dispose();
    }

    protected abstract Task<(object Answer, long Revision)> PresentAsync(CancellationToken cancellation);

    /// <summary>Sends what is newer than <paramref name="revision"/> to one connection.</summary>
    protected abstract Task CatchUpAsync(IClientProxy client, long revision);

    protected abstract IAsyncEnumerable<Func<IClientProxy, Task>> MessagesAsync(CancellationToken stop);

    protected abstract void ReleaseFeed();

    private async Task AdmitAsync(string connection, long revision, Func<bool> stillWatches)
    {
        try
        {
            if (AnswersFirst)
            {
                await Task.Delay(AfterAnswer, time, _stop.Token);
            }

            await _turn.WaitAsync(_stop.Token);
            try
            {
                await hub.Groups.AddToGroupAsync(connection, Group, _stop.Token);

                // Who leaves is struck off first and taken out of the group then: so one of the two takes out who left meanwhile.
                if (stillWatches())
                {
                    await CatchUpAsync(hub.Clients.Client(connection), revision);
                }
                else
                {
                    await hub.Groups.RemoveFromGroupAsync(connection, Group, CancellationToken.None);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException)
        {
            // The relay ended before the watcher could join: the watcher had left.
        }
        catch (Exception failure)
        {
            LiveLog.LogNotAdmitted(logger, key, failure);
        }
    }

    /// <summary>Until nobody watches: after a failure it begins anew.</summary>
    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await RelayAsync();
        }
    }

    private async Task RelayAsync()
    {
        try
        {
            await foreach (var send in MessagesAsync(_stop.Token))
            {
                await _turn.WaitAsync(_stop.Token);
                try
                {
                    await send(hub.Clients.Group(Group));
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            return; // Nobody watches any more.
        }
        catch (Exception failure)
        {
            LiveLog.LogRelayFailed(logger, key, failure);
        }

        await Task.Delay(AgainAfter, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
