using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>
/// Everything that the simulation sends, as a pure function of seed, villages and start: the same seed plays the same events.
/// First the stages and stated figures, then thin days of history, then the play, without end.
/// </summary>
internal sealed class DemoScript
{
    public static readonly TimeSpan HistoryLength = TimeSpan.FromDays(35);

    /// <summary>The play begins a little before it is shown, so that requests are under way already.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(30);

    /// <summary>What takes longer is too rare to be missed.</summary>
    private const int UnderwayDays = 6;

    public DemoScript(ulong seed, RegionRegister register, IReadOnlyCollection<RegionCode> prototypes, int villages, IReadOnlySet<DateOnly> holidays, DateTimeOffset start)
    {
        Seed = seed;
        Start = start;
        Today = Wib.DayOf(start);
        Office = new(holidays);
        Villages = DemoVillages.Choose(register, prototypes, villages, seed);
        Run = DemoRandom.For(seed, 0).NextBits().ToString("x16", CultureInfo.InvariantCulture)[..10];
    }

    public ulong Seed { get; }

    /// <summary>Where the play begins to be shown.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The WIB day of <see cref="Start"/>.</summary>
    public DateOnly Today { get; }

    /// <summary>Begins every id, so that no two runs share one.</summary>
    public string Run { get; }

    public DemoOffice Office { get; }

    public ImmutableArray<DemoVillage> Villages { get; }

    /// <summary>The end of history: before it thin days, from it on the play.</summary>
    public DateTimeOffset HistoryEnd => Start - WarmUp;

    public DateOnly FirstDay => Wib.DayOf(Start - HistoryLength);

    /// <summary>Each village's registration in the programme.</summary>
    public IEnumerable<DemoEvent> Stages()
    {
        var at = Wib.StartOf(FirstDay);
        return Villages.Select(v => new DemoEvent(v.Code, EventType.Stage, "/simulasi/program", $"{Run}-t{v.Index}", at, Start, DemoData.Stage(v.Prototype)));
    }

    /// <summary>The stocks that each village states.</summary>
    public IEnumerable<DemoEvent> Figures() => Villages.SelectMany(v => DemoFigures.Of(this, v));

    /// <summary>Complaints of the days before the play, with all their steps; some lie after <see cref="HistoryEnd"/>.</summary>
    public IEnumerable<DemoEvent> Complaints() => new DemoComplaints(this).Past();

    /// <summary>A thin day of history, up to <see cref="HistoryEnd"/>.</summary>
    public IEnumerable<DemoEvent> History(DateOnly day) => new DemoHistory(this).Of(day).Where(e => e.Time < HistoryEnd);

    /// <summary>What history leaves under way: ends at or after <see cref="HistoryEnd"/> of what came in before it.</summary>
    public IEnumerable<DemoEvent> Underway()
    {
        var history = new DemoHistory(this);
        return Enumerable.Range(0, UnderwayDays).SelectMany(back => history.Of(Wib.DayOf(HistoryEnd).AddDays(-back)))
            .Where(e => e.Type is EventType.Service or EventType.Survey && e.Time >= HistoryEnd);
    }

    /// <summary>The play from <see cref="HistoryEnd"/> on, in the order of sending, without end.</summary>
    public IEnumerable<DemoEvent> Play() => new DemoPlay(this).Events();

    /// <summary>The play after an instant that a play before it had come to: without what was due till then, and without corrections of that.</summary>
    public IEnumerable<DemoEvent> PlayAfter(DateTimeOffset since)
    {
        var left = new HashSet<string>();
        foreach (var item in Play())
        {
            if (item.SendAt <= since || (item.Corrects is { } original && left.Contains(original)))
            {
                left.Add(item.Id);
            }
            else
            {
                yield return item;
            }
        }
    }
}
