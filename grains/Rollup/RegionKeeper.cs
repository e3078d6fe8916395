using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// Calls every parent of the register every few seconds, so that one whose silo died lives again soon, and tells the kabupaten which
/// journals moved: what a pump lost is found within two rounds.
/// </summary>
internal sealed partial class RegionKeeper(
    IGrainFactory grains,
    RegionRegister register,
    IEventJournal journal,
    ICatalogueSource catalogues,
    ISiloStatusOracle silos,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
    TimeProvider time,
    IOptions<RollupOptions> options,
    ILogger<RegionKeeper> log) : BackgroundService, IRollupReadiness
{
    /// <summary>Longer than a round by far: a round that fails leaves no hole.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromSeconds(30), UntilReady = TimeSpan.FromMilliseconds(250);

    private readonly IParentGrain[] _parents =
    [
        .. register.Provinces.SelectMany(province => register.ChildrenOf(province.Code)).Select(kabupaten => grains.GetGrain<IKabupatenGrain>(kabupaten.Code.ToString())),
        .. register.Provinces.Select(province => grains.GetGrain<IProvinsiGrain>(province.Code.ToString())),
    ];

    private ImmutableHashSet<SiloAddress> _members = [];
    private DateTimeOffset _toldAt;
    private volatile bool _isReady;
    private volatile ImmutableHashSet<RegionCode> _loading = [], _missing = [];

    public bool IsReady => _isReady;

    public IReadOnlyCollection<RegionCode> Loading => _loading;

    public IReadOnlyCollection<RegionCode> Missing => _missing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UntilCatalogueIsReadAsync(stoppingToken);
            while (true)
            {
                await Task.WhenAll(CallAllAsync(stoppingToken), TellHeadsAsync(stoppingToken));
                await Task.Delay(_isReady ? options.Value.KeepAliveEvery : UntilReady, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Parents ask their villages as soon as they live, and without a catalogue no village can answer.</summary>
    private async Task UntilCatalogueIsReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await catalogues.RefreshAsync(cancellation);
                return;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                LogNoCatalogue(log, e);
                await Task.Delay(UntilReady, time, cancellation);
            }
        }
    }

    private async Task CallAllAsync(CancellationToken cancellation)
    {
        var calls = _parents.Select(parent => parent.GetReadinessAsync()).ToArray();
        try
        {
            await Task.WhenAll(calls).WaitAsync(options.Value.KeepAliveEvery, time, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogNotKept(log, calls.Count(call => !call.IsCompletedSuccessfully), e);
        }

        Keep(calls);
    }

    private void Keep(Task<ParentReadiness>[] calls)
    {
        var (loading, missing) = (ImmutableHashSet.CreateBuilder<RegionCode>(), ImmutableHashSet.CreateBuilder<RegionCode>());
        for (var i = 0; i < calls.Length; i++)
        {
            var answer = calls[i].IsCompletedSuccessfully ? calls[i].Result : null;
            missing.UnionWith(answer?.Missing ?? []);
            if (answer is not { IsCaughtUp: true })
            {
                loading.Add(RegionCode.Parse(_parents[i].GetPrimaryKeyString(), CultureInfo.InvariantCulture));
                loading.UnionWith(answer?.Loading ?? []);
            }
        }

        (_loading, _missing) = (loading.ToImmutable(), missing.ToImmutable());
        _isReady |= loading.Count == 0;
    }

    private async Task TellHeadsAsync(CancellationToken cancellation)
    {
        try
        {
            var (now, members) = (clock.GetUtcNow(), silos.GetApproximateSiloStatuses(onlyActive: true).Keys.ToImmutableHashSet());
            var heads = members.SetEquals(_members)
                ? await journal.ReadHeadsSinceAsync((_toldAt < now ? _toldAt : now) - LookBack, cancellation)
                : await ReadAllHeadsAsync(cancellation);
            await Task.WhenAll(heads.GroupBy(head => head.Village.Kabupaten).Where(group => register.TryFind(group.Key, out _))
                .Select(group => grains.GetGrain<IKabupatenGrain>(group.Key.ToString()).CheckHeadsAsync([.. group])));
            (_toldAt, _members) = (now, members);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogHeadsNotTold(log, e);
        }
    }

    /// <summary>A silo came or went: what it had in hand may be lost, whenever it was received.</summary>
    private async Task<ImmutableArray<VillageHead>> ReadAllHeadsAsync(CancellationToken cancellation)
    {
        var heads = ImmutableArray.CreateBuilder<VillageHead>();
        foreach (var province in register.Provinces)
        {
            heads.AddRange(await journal.ReadHeadsAsync(province.Code, cancellation));
        }

        return heads.DrainToImmutable();
    }

    [LoggerMessage(3013, LogLevel.Debug, "No catalogue yet; the regions wait")]
    private static partial void LogNoCatalogue(ILogger log, Exception e);

    [LoggerMessage(3011, LogLevel.Warning, "{Count} regions did not answer; they are called again")]
    private static partial void LogNotKept(ILogger log, int count, Exception e);

    [LoggerMessage(3012, LogLevel.Warning, "The journal's heads could not be compared; the next round reaches back")]
    private static partial void LogHeadsNotTold(ILogger log, Exception e);
}
