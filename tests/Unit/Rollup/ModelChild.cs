using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

/// <summary>A child with a history: it changes, tells what changed, and remembers what it was at each version that it told.</summary>
internal sealed class ModelChild(RegionCode code)
{
    private readonly FigureStore _store = new();
    private readonly Dictionary<FigureVersion, FiguresContent> _told = [];
    private FigureVersion _version = new(0, 0);

    public RegionCode Code => code;

    public FiguresContent At(FigureVersion version) => _told[version];

    public FiguresContent Now(DateOnly today) => FiguresContent.Of(_store, today);

    /// <summary>Does something of which the numbers decide what.</summary>
    public void Change(int kind, int where, int amount, DateOnly today)
    {
        var day = Wib.DayNumber(today) - (where % 3);
        switch (kind % 8)
        {
            case 0:
            case 1:
                _store.Set(new(CellSpan.Day, day, Series.Service(where % 4, ServiceMetric.Completed)), amount);
                break;
            case 2:
                _store.Set(CellKey.Now(Series.Service(where % 4, ServiceMetric.Open)), amount);
                break;
            case 3:
                _store.Set(new(CellSpan.Hour, (day * 24) + (where % 24), Series.Service(where % 2, ServiceMetric.Submitted)), -amount);
                break;
            case 4:
                _store.SetMaximum(CellKey.Now(Series.Report(ReportMetric.LastEvent)), Math.Abs(amount));
                break;
            case 5:
                _store.JoinReach(Bucket(day), Residents(where, amount % 4));
                break;
            case 6:
                _store.JoinReach(Bucket(day), Residents(where, 1000 + (Math.Abs(amount) * 2)));
                break;
            default:
                _store.ReplaceReach(Bucket(day), ReachSketch.Of(Residents(where, Math.Abs(amount)).ToArray()));
                break;
        }
    }

    public void Prune(DateOnly today) => _store.Prune(today);

    public FigureChange Tell(bool byTimeAlone, DateOnly today)
    {
        var from = _version;
        Advance(byTimeAlone);
        var (sums, maxima, reach) = _store.TakeChanges();
        return Told(new(code, from, _version, false, sums, maxima, reach, _version.Sequence * 10), today);
    }

    public FigureChange TellAll(DateOnly today)
    {
        Advance(true);
        var (sums, maxima, reach) = _store.TakeAll();
        return Told(new(code, FigureVersion.None, _version, true, sums, maxima, reach, _version.Sequence * 10), today);
    }

    private FigureChange Told(FigureChange change, DateOnly today)
    {
        _told[_version] = FiguresContent.Of(_store, today);
        return change;
    }

    private void Advance(bool byTimeAlone) =>
        _version = byTimeAlone ? _version with { AsOf = _version.AsOf + 1 } : new(_version.Sequence + 1, _version.AsOf);

    private static uint Bucket(int day) => new CellKey(CellSpan.Day, day, default).SpanAndBucket;

    private static ReadOnlySpan<int> Residents(int first, int count)
    {
        var cells = new int[Math.Abs(count)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = ReachSketch.CellOf(Mixed((ulong)((first * 131) + i + 1)));
        }

        return cells;
    }

    /// <summary>Numbers spread like hashes, so that residents share registers now and then (SplitMix64).</summary>
    private static ulong Mixed(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
