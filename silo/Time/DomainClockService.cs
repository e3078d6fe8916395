using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Time;

/// <summary>Measures the offset of the database's clock at start and every five seconds.</summary>
internal sealed partial class DomainClockService(
    IEventJournal journal, DomainTimeProvider clock, ILogger<DomainClockService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5), Warning = TimeSpan.FromSeconds(30);

    private bool _warned;

    /// <summary>Whether the two clocks are too far apart to be trusted.</summary>
    public bool IsFarOff => clock.Offset.Duration() > Warning;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await MeasureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await MeasureAsync(stoppingToken);
        }
    }

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        try
        {
            var before = clock.Local.GetUtcNow();
            var database = await journal.ReadClockAsync(cancellation);
            clock.Adjust(before, database, clock.Local.GetUtcNow());
            if (IsFarOff != _warned)
            {
                _warned = IsFarOff;
                LogOffset(logger, clock.Offset);
            }
        }
        catch (JournalUnavailableException e)
        {
            LogUnread(logger, e);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The database's clock is {Offset} from this machine's.")]
    private static partial void LogOffset(ILogger logger, TimeSpan offset);

    [LoggerMessage(1102, LogLevel.Warning, "The database's clock could not be read; the last offset stays.")]
    private static partial void LogUnread(ILogger logger, Exception exception);
}
