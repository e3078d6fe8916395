using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;
using SmartVillage.Silo.Time;

namespace SmartVillage.Silo.Health;

/// <summary>
/// Whether the journal takes what is written: an append of nothing goes the whole way of a commit. It needs no room on the disk, so what became
/// of the last real commit is asked too.
/// </summary>
internal sealed class JournalCheck(IEventJournal journal, IJournalWriter writer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await journal.AppendAsync([], await journal.ReadClockAsync(cancellationToken), cancellationToken);
            return writer.IsFailing ? HealthCheckResult.Unhealthy("not writable: the last commit failed") : HealthCheckResult.Healthy("writable");
        }
        catch (JournalUnavailableException e)
        {
            return HealthCheckResult.Unhealthy("not writable", e);
        }
    }
}

/// <summary>
/// Whether the figures of every region are loaded and have caught up with the journal. A village whose figures can't be had is told,
/// and keeps nobody else's away.
/// </summary>
internal sealed class FiguresCheck(IRollupReadiness rollup, CatalogueSource catalogue) : IHealthCheck
{
    private const int MostNamed = 20;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !catalogue.IsRead ? HealthCheckResult.Unhealthy("the catalogue is being read")
        : !rollup.IsReady ? HealthCheckResult.Unhealthy("being loaded: " + Named(rollup.Loading))
        : rollup.Missing.Count > 0 ? HealthCheckResult.Degraded("can't be had: " + Named(rollup.Missing))
        : HealthCheckResult.Healthy("loaded"));

    private static string Named(IReadOnlyCollection<RegionCode> regions) =>
        string.Join(", ", regions.Order().Take(MostNamed)) + (regions.Count > MostNamed ? ", …" : regions.Count == 0 ? "all regions" : "");
}

/// <summary>Of a client of the cluster: whether a silo answers, and its figures are loaded.</summary>
internal sealed class ClusterCheck(IGrainFactory grains, RegionRegister register) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var provinces = register.Provinces.Select(province => grains.GetParentRegion(province.Code).GetReadinessAsync());
            var loaded = await Task.WhenAll(provinces).WaitAsync(cancellationToken);
            return loaded.All(one => one.IsCaughtUp) ? HealthCheckResult.Healthy("loaded") : HealthCheckResult.Unhealthy("the figures are being loaded");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the cluster does not answer", e);
        }
    }
}

/// <summary>Whether this machine's clock and the database's agree within 30 seconds: a warning, because the domain follows the database's.</summary>
internal sealed class ClockCheck(DomainClockService clock, DomainTimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var description = FormattableString.Invariant($"database {time.Offset.TotalSeconds:+0.000;-0.000;0} s from this machine");
        return Task.FromResult(clock.IsFarOff ? HealthCheckResult.Degraded(description) : HealthCheckResult.Healthy(description));
    }
}
