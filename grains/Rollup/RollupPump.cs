using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>The silo's pump: a lane a kabupaten. Its memory is bounded: one merged change a village.</summary>
internal sealed class RollupPump(IGrainFactory grains, TimeProvider time, IOptions<RollupOptions> options, GrainsInstruments instruments, ILogger<RollupPump> log)
    : IRollupPump, IHostedService
{
    private readonly ConcurrentDictionary<RegionCode, RollupLane> _lanes = [];

    public void Enqueue(FigureChange change) => _lanes.GetOrAdd(change.Region.Kabupaten, MakeLane).Add(change);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What waits still goes out while the silo is up; what doesn't is healed from the journal.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_lanes.Values.Select(lane => lane.Drained)).WaitAsync(TimeSpan.FromSeconds(2), time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Healed from the journal.
        }
    }

    private RollupLane MakeLane(RegionCode code)
    {
        var kabupaten = grains.GetGrain<IKabupatenGrain>(code.ToString());
        return new(kabupaten.ApplyAsync, code, time, options.Value.SendEvery, instruments, log);
    }
}
