using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.History;

/// <summary>Keeps what a region shows at each full hour in which it changed. What can't be written is tried again at the next look.</summary>
internal sealed partial class HourlyHistory(RegionCode region, IHistoryStore store, Func<DateTimeOffset, RegionSummary?> shownAt, ILogger log)
{
    private long? _hour;
    private long _version = -1;
    private bool _isWriting;

    /// <summary>Looks whether an hour has struck since the last look.</summary>
    public void Look(DateTimeOffset now, long version)
    {
        var hour = FullHour.Number(now);
        _hour ??= hour; // what was shown before this activation is not known
        if (hour == _hour || _isWriting)
        {
            return;
        }

        if (version == _version)
        {
            _hour = hour;
            return;
        }

        _isWriting = true;
        _ = WriteAsync(hour, Instant(hour, now), version);
    }

    /// <summary>At midnight the day that ends is kept, not the one that begins with nothing.</summary>
    private static DateTimeOffset Instant(long hour, DateTimeOffset now)
    {
        var last = FullHour.Of(hour).AddTicks(-1);
        return Wib.DayOf(last) == Wib.DayOf(now) ? now : last;
    }

    private async Task WriteAsync(long hour, DateTimeOffset at, long version)
    {
        try
        {
            if (shownAt(at) is { } shown)
            {
                await store.AppendAsync(region, FullHour.Of(hour), shown, CancellationToken.None);
            }

            (_hour, _version) = (hour, version);
        }
        catch (Exception e)
        {
            LogNotKept(log, region.ToString(), e);
        }

        _isWriting = false;
    }

    [LoggerMessage(3007, LogLevel.Warning, "What {Region} shows at this hour could not be kept; it is tried again")]
    private static partial void LogNotKept(ILogger log, string region, Exception e);
}
