using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>Log messages of the live feeds: 5000-5099.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(5001, LogLevel.Warning, "The figures of {Region} could not be confirmed; trying again")]
    public static partial void LogRenewalFailed(ILogger logger, RegionCode region, Exception failure);

    [LoggerMessage(5002, LogLevel.Debug, "The grain of {Region} could not be told that nobody watches any more")]
    public static partial void LogLeaveFailed(ILogger logger, RegionCode region, Exception failure);

    [LoggerMessage(5003, LogLevel.Warning, "{Feed} could not be read; trying again")]
    public static partial void LogPullFailed(ILogger logger, FeedKey feed, Exception failure);

    [LoggerMessage(5004, LogLevel.Error, "{Feed} ended")]
    public static partial void LogFeedEnded(ILogger logger, FeedKey feed, Exception failure);

    [LoggerMessage(5005, LogLevel.Error, "The hub's relay of {Feed} failed; beginning anew")]
    public static partial void LogRelayFailed(ILogger logger, FeedKey feed, Exception failure);

    [LoggerMessage(5006, LogLevel.Error, "A connection could not join {Feed}")]
    public static partial void LogNotAdmitted(ILogger logger, FeedKey feed, Exception failure);

    [LoggerMessage(5007, LogLevel.Error, "A page of {Region} could not follow its feeds")]
    public static partial void LogPageFailed(ILogger logger, RegionCode region, Exception failure);
}
