using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>Days whose row in the daily projection is behind.</summary>
public sealed class StaleDays
{
    private readonly HashSet<int> _days = [];

    public IReadOnlyCollection<int> Days => _days;

    public void Add(CellKey key)
    {
        if (key.Span == CellSpan.Day)
        {
            _days.Add(key.Bucket);
        }
    }

    public void Load(IEnumerable<int> days) => _days.UnionWith(days);

    public void Clear() => _days.Clear();

    /// <summary>The rows of the days that are still in memory.</summary>
    public IEnumerable<VillageDay> InMemory(FigureStore figures, DateOnly prunedTo) => _days
        .Where(day => !IsPast(day, prunedTo))
        .Select(day => RowOf(figures, day));

    /// <summary>The days that are no longer in memory: they are folded from the journal.</summary>
    public IReadOnlyCollection<int> Past(DateOnly prunedTo) => [.. _days.Where(day => IsPast(day, prunedTo))];

    public static VillageDay RowOf(FigureStore figures, int day) =>
        new(Wib.DayFromNumber(day), [.. figures.Cells(CellSpan.Day, day, day + 1)]);

    private static bool IsPast(int day, DateOnly prunedTo) =>
        Retention.IsPast(new CellKey(CellSpan.Day, day, default).SpanAndBucket, prunedTo);
}
