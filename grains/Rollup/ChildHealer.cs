using Microsoft.Extensions.Logging;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Asks children for their full figures, a few at a time; who doesn't answer is asked again at the next tick. Runs in its grain's turns.</summary>
internal sealed partial class ChildHealer(Func<RegionCode, Task<FigureChange>> ask, Action<FigureChange> apply, Action idle, int atATime, ILogger log)
{
    private readonly HashSet<RegionCode> _wanted = [], _asked = [], _failed = [];

    public bool IsIdle => _wanted.Count + _asked.Count + _failed.Count == 0;

    public void Want(RegionCode child)
    {
        _wanted.Add(child);
        AskNext();
    }

    /// <summary>What a child gave is of no use: ask it again at the next tick.</summary>
    public void Failed(RegionCode child) => _failed.Add(child);

    public void RetryFailed()
    {
        _wanted.UnionWith(_failed);
        _failed.Clear();
        AskNext();
    }

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
        }
        catch (Exception e)
        {
            LogNoAnswer(log, child.ToString(), e);
            _failed.Add(child);
        }

        _asked.Remove(child);
        AskNext();
        if (IsIdle)
        {
            idle();
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "{Child} gave no figures; it is asked again")]
    private static partial void LogNoAnswer(ILogger log, string child, Exception e);
}
