using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>Keeps the process's snapshot of the catalogue: read at start, its version asked for every 500 ms.</summary>
public sealed partial class CatalogueSource(IGrainFactory grains, ILogger<CatalogueSource> logger) : BackgroundService, ICatalogueSource
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _reading = new(1);
    private volatile CatalogueIndex? _current;

    public CatalogueIndex Current => _current ?? throw new InvalidOperationException("The catalogue has not been read yet.");

    public bool IsRead => _current is not null;

    public Task ReadyAsync(CancellationToken cancellation) => IsRead ? Task.CompletedTask : RefreshAsync(cancellation);

    public async Task<CatalogueIndex> RefreshAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var known = _current?.Snapshot.Version ?? -1;
            if (await grains.GetGrain<ICatalogueGrain>(0).GetIfNewerAsync(known) is { } newer)
            {
                _current = new(newer);
                _read.TrySetResult();
            }

            return Current;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Doesn't let the start go on without a catalogue: nothing could be judged or counted.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _read.Task.WaitAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        var failing = false;
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Told once, not twice a second while it lasts.
                if (!failing)
                {
                    LogUnread(logger, e);
                }

                failing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1120, LogLevel.Warning, "The catalogue could not be read; the last one stays.")]
    private static partial void LogUnread(ILogger logger, Exception exception);
}
