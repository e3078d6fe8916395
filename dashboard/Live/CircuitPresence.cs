using Microsoft.AspNetCore.Components.Server.Circuits;
using SmartVillage.Dashboard.Telemetry;

namespace SmartVillage.Dashboard.Live;

/// <summary>Whether a browser is at the other end of this circuit. A lost circuit is kept for minutes, and must not go on rendering for nobody.</summary>
internal sealed class CircuitPresence(DashboardInstruments instruments) : CircuitHandler
{
    private volatile TaskCompletionSource _connected = Done();

    /// <summary>Ends when a browser is connected.</summary>
    public Task ConnectedAsync(CancellationToken cancellation) => _connected.Task.WaitAsync(cancellation);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        instruments.Circuit(connected: true);
        _connected.TrySetResult();
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        instruments.Circuit(connected: false);
        _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
