using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Tests.Unit.Rollup;

/// <summary>What figures hold, as values that compare; buckets that are past on a day left out.</summary>
internal sealed record FiguresContent(SortedDictionary<CellKey, long> Sums, SortedDictionary<CellKey, long> Maxima, SortedDictionary<uint, ReachSketch> Reach)
{
    public static FiguresContent Of(FigureStore store, DateOnly today) => new(
        new(store.AllSums().Where(cell => !Retention.IsPast(cell.Key.SpanAndBucket, today)).ToDictionary(cell => cell.Key, cell => cell.Value)),
        new(store.Maxima.ToDictionary(cell => cell.Key, cell => cell.Value)),
        new(store.ReachBuckets.Where(bucket => !Retention.IsPast(bucket, today)).ToDictionary(bucket => bucket, store.Reach)));

    /// <summary>Sum and join from scratch.</summary>
    public static FiguresContent Sum(IEnumerable<FiguresContent> parts)
    {
        var total = new FiguresContent([], [], []);
        foreach (var part in parts)
        {
            foreach (var (key, value) in part.Sums)
            {
                total.Sums[key] = total.Sums.GetValueOrDefault(key) + value;
            }

            foreach (var (key, value) in part.Maxima)
            {
                total.Maxima[key] = Math.Max(total.Maxima.GetValueOrDefault(key), value);
            }

            foreach (var (bucket, sketch) in part.Reach)
            {
                total.Reach[bucket] = total.Reach.GetValueOrDefault(bucket, ReachSketch.Bottom).Join(sketch);
            }
        }

        foreach (var key in total.Sums.Where(cell => cell.Value == 0).Select(cell => cell.Key).ToArray())
        {
            total.Sums.Remove(key);
        }

        return total;
    }

    /// <summary>The same, without what is past on a later day.</summary>
    public FiguresContent On(DateOnly today) => new(
        new(Sums.Where(cell => !Retention.IsPast(cell.Key.SpanAndBucket, today)).ToDictionary()),
        Maxima,
        new(Reach.Where(reach => !Retention.IsPast(reach.Key, today)).ToDictionary()));

    public bool Equals(FiguresContent? other) =>
        other is not null && Sums.SequenceEqual(other.Sums) && Maxima.SequenceEqual(other.Maxima) && Reach.SequenceEqual(other.Reach);

    public override int GetHashCode() => Sums.Count;

    public override string ToString() =>
        $"sums [{string.Join(", ", Sums)}] maxima [{string.Join(", ", Maxima)}] reach [{string.Join(", ", Reach.Select(r => $"{r.Key:x}:{(r.Value.IsSparse ? "" : "dense ")}{string.Join(' ', r.Value.Cells.Take(20))}"))}]";
}
