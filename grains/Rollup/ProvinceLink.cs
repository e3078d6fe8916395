using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Live;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// The way from a kabupaten up to its province: what changed, at once after quiet, then conflated, one message at a time.
/// The first message of an activation, and the one after a failure, holds everything.
/// </summary>
internal sealed partial class ProvinceLink : IDisposable
{
    private readonly SentVectors _vectors = new();
    private readonly ConflatedTimer _timer;
    private readonly ParentServices _services;
    private readonly ParentFigures _figures;
    private readonly IProvinsiGrain _province;
    private readonly Func<long> _version;
    private readonly ILogger _log;
    private FigureVersion _sent = FigureVersion.None;
    private bool _sendAll = true;

    public ProvinceLink(IGrainBase grain, ParentServices services, ParentFigures figures, IProvinsiGrain province, Func<long> version, ILogger log)
    {
        (_services, _figures, _province, _version, _log) = (services, figures, province, version, log);
        _timer = new(grain, services.Time, services.Options.Value.SendEvery, SendAsync);
    }

    /// <summary>Sends if there is something to send.</summary>
    public void Touch()
    {
        if (_sendAll || _figures.Total.HasChanges)
        {
            _timer.Touch();
        }
    }

    public void Remember(long version) => _vectors.Remember(version, _figures.Children);

    public ImmutableSortedDictionary<RegionCode, FigureVersion>? VectorOf(long version) => _vectors.Find(version);

    public void Dispose() => _timer.Dispose();

    private async Task SendAsync()
    {
        var change = Take();
        try
        {
            await _province.ApplyAsync([change]);
            _sendAll = false;
            _services.Instruments.RolledUp(ParentLevel.Provinsi, 1);
        }
        catch (Exception e)
        {
            _sendAll = true;
            _services.Instruments.RollupFailed(ParentLevel.Provinsi);
            LogNotSent(_log, _figures.Region.ToString(), e);
        }
    }

    private FigureChange Take()
    {
        var to = new FigureVersion(_version(), _services.Clock.GetUtcNow().UtcTicks);
        Remember(to.Sequence);
        var (sums, maxima, reach) = _sendAll ? _figures.Total.TakeAll() : _figures.Total.TakeChanges();
        var change = new FigureChange(_figures.Region, _sendAll ? FigureVersion.None : _sent, to, _sendAll, sums, maxima, reach);
        _sent = to;
        return change;
    }

    [LoggerMessage(3006, LogLevel.Warning, "{Region} could not reach its province; everything is sent again")]
    private static partial void LogNotSent(ILogger log, string region, Exception e);
}
