using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// Asks children for their full figures, a few at a time; who doesn't answer is asked again at the next tick, and is missing after a while.
/// Runs in its grain's turns.
/// </summary>
/// <param name="leaveOutAfter">After how long in vain a child is missing; infinite = never.</param>
internal sealed partial class ChildHealer(
    Func<RegionCode, Task<FigureChange>> ask, Action<FigureChange> apply, Action settled, int atATime, TimeProvider time, TimeSpan leaveOutAfter, ILogger log)
{
    private readonly HashSet<RegionCode> _wanted = [], _asked = [], _failed = [];
    private readonly Dictionary<RegionCode, long> _failsSince = [];
    private readonly HashSet<RegionCode> _told = [];

    /// <summary>Whether nothing is under way but questions to children that are missing.</summary>
    public bool IsSettled => _wanted.All(IsMissing) && _asked.All(IsMissing) && _failed.All(IsMissing);

    public IEnumerable<RegionCode> Missing => _failsSince.Keys.Where(IsMissing);

    public IEnumerable<RegionCode> Loading => _wanted.Union(_asked).Union(_failed).Where(child => !IsMissing(child));

    public void Want(RegionCode child)
    {
        _wanted.Add(child);
        AskNext();
    }

    /// <summary>What a child gave is of no use: ask it again at the next tick.</summary>
    public void Failed(RegionCode child)
    {
        _failed.Add(child);
        _failsSince.TryAdd(child, time.GetTimestamp());
    }

    public void RetryFailed()
    {
        _wanted.UnionWith(_failed);
        _failed.Clear();
        AskNext();
    }

    private bool IsMissing(RegionCode child) => _failsSince.TryGetValue(child, out var since)
        && leaveOutAfter != Timeout.InfiniteTimeSpan && time.GetElapsedTime(since) >= leaveOutAfter;

    private void AskNext()
    {
        // One that is wanted again while it is asked gets a second question: the answer to the first may be too old.
        while (_asked.Count < atATime && _wanted.FirstOrDefault(child => !_asked.Contains(child)) is { IsNone: false } next)
        {
            _wanted.Remove(next);
            _asked.Add(next);
            _ = AskAsync(next);
        }
    }

    private async Task AskAsync(RegionCode child)
    {
        try
        {
            apply(await ask(child));
            Answered(child);
        }
        catch (Exception e)
        {
            NoAnswer(child, e);
            _failed.Add(child);
        }

        _asked.Remove(child);
        AskNext();
        if (IsSettled)
        {
            settled();
        }
    }

    private void Answered(RegionCode child)
    {
        if (!_failed.Contains(child))
        {
            _failsSince.Remove(child);
            _told.Remove(child);
        }
    }

    /// <summary>A journal that is away is nothing that a child could help: the time of its absence doesn't count.</summary>
    private void NoAnswer(RegionCode child, Exception error)
    {
        if (error is JournalUnavailableException)
        {
            _failsSince.Remove(child);
            LogNoAnswer(log, child.ToString(), error);
        }
        else if (_failsSince.TryAdd(child, time.GetTimestamp()))
        {
            LogNoAnswer(log, child.ToString(), error);
        }
        else if (IsMissing(child) && _told.Add(child))
        {
            LogMissing(log, child.ToString(), leaveOutAfter, error);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "{Child} gave no figures; it is asked again")]
    private static partial void LogNoAnswer(ILogger log, string child, Exception e);

    [LoggerMessage(3002, LogLevel.Error, "{Child} gave no figures for {Limit}; its parent goes on without it, and asks on")]
    private static partial void LogMissing(ILogger log, string child, TimeSpan limit, Exception e);
}
