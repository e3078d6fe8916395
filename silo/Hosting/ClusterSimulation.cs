using SmartVillage.Regions;

namespace SmartVillage.Silo.Hosting;

/// <summary>
/// Whether the cluster shows a simulation: asked before the first page is served, because names and the word SIMULASI stand on it.
/// A cluster that decides otherwise later has another journal: then this process ends, so that it is started anew.
/// </summary>
internal sealed partial class ClusterSimulation(
    IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ClusterSimulation> log) : BackgroundService
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(10), AskAgainAfter = TimeSpan.FromSeconds(1);

    private SimulationMode? _mode;

    public SimulationMode Mode => _mode ?? throw new InvalidOperationException("The cluster was not asked yet whether it shows a simulation.");

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while ((_mode = await TryAskAsync()) is null)
        {
            await Task.Delay(AskAgainAfter, time, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AskEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await TryAskAsync() is { } now && now != Mode)
            {
                LogOther(log, now.IsOn, now.RealNames);
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task<SimulationMode?> TryAskAsync()
    {
        try
        {
            return await grains.GetGrain<ISimulationGrain>(0).GetAsync();
        }
        catch (Exception failure)
        {
            LogNotAnswered(log, failure);
            return null;
        }
    }

    [LoggerMessage(6100, LogLevel.Warning, "The cluster does not answer; asking again")]
    private static partial void LogNotAnswered(ILogger log, Exception failure);

    [LoggerMessage(6101, LogLevel.Critical, "The cluster is another than at the start (simulation: {IsOn}, real names: {RealNames}); this process ends so that it can start anew")]
    private static partial void LogOther(ILogger log, bool isOn, bool realNames);
}
