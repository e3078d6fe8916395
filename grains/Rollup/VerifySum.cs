using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Figures added up from scratch, on purpose by other means than the parents': plain dictionaries.</summary>
internal sealed class VerifySum(DateOnly today)
{
    private const int MostDifferences = 100;

    private readonly Dictionary<CellKey, long> _sums = [], _maxima = [];
    private readonly Dictionary<uint, ReachSketch> _reach = [];

    public static VerifySum Of(FigureChange figures, DateOnly today)
    {
        var sum = new VerifySum(today);
        sum.Add(figures.Sums, figures.Maxima, figures.Reach.Select(reach => KeyValuePair.Create(reach.SpanAndBucket, ReachSketch.Of(reach.Cells))));
        return sum;
    }

    public void Add(FigureStore store) => Add(store.AllSums(), store.Maxima, store.ReachBuckets.Select(bucket => KeyValuePair.Create(bucket, store.Reach(bucket))));

    public ImmutableArray<VerifyDifference> DifferencesTo(VerifySum journal, RegionCode region) =>
    [
        .. Cells(_sums, journal._sums).Concat(Cells(_maxima, journal._maxima))
            .Select(cell => new VerifyDifference(region, cell.Key.ToString(), cell.Held, cell.Journal))
            .Concat(_reach.Keys.Union(journal._reach.Keys).Order().Select(bucket => Sketches(journal, region, bucket)).OfType<VerifyDifference>())
            .Take(MostDifferences),
    ];

    private void Add(IEnumerable<Cell> sums, IEnumerable<Cell> maxima, IEnumerable<KeyValuePair<uint, ReachSketch>> reach)
    {
        foreach (var (key, value) in sums)
        {
            if (!Retention.IsPast(key.SpanAndBucket, today) && !IsOperational(key.Series))
            {
                _sums[key] = checked(_sums.GetValueOrDefault(key) + value);
            }
        }

        foreach (var (key, value) in maxima)
        {
            if (!IsOperational(key.Series))
            {
                _maxima[key] = Math.Max(_maxima.GetValueOrDefault(key), value);
            }
        }

        foreach (var (bucket, sketch) in reach)
        {
            if (!Retention.IsPast(bucket, today))
            {
                _reach[bucket] = _reach.GetValueOrDefault(bucket, ReachSketch.Bottom).Join(sketch);
            }
        }
    }

    /// <summary>Counted by the day of receipt and not in the journal.</summary>
    private static bool IsOperational(Series series) =>
        series.Kind == SeriesKind.Report && (ReportMetric)series.Metric is ReportMetric.Rejected or ReportMetric.Duplicates or ReportMetric.LastHeartbeat;

    private static IEnumerable<(CellKey Key, long Held, long Journal)> Cells(Dictionary<CellKey, long> held, Dictionary<CellKey, long> journal) =>
        held.Keys.Union(journal.Keys).Order()
            .Select(key => (key, held.GetValueOrDefault(key), journal.GetValueOrDefault(key)))
            .Where(cell => cell.Item2 != cell.Item3);

    private VerifyDifference? Sketches(VerifySum journal, RegionCode region, uint bucket)
    {
        var (held, folded) = (_reach.GetValueOrDefault(bucket, ReachSketch.Bottom), journal._reach.GetValueOrDefault(bucket, ReachSketch.Bottom));
        var key = new CellKey((ulong)bucket << 32);
        return held.Equals(folded)
            ? null
            : new(region, string.Create(CultureInfo.InvariantCulture, $"Reach {key.Span} {key.Bucket}"), held.Cells.Length, folded.Cells.Length);
    }
}
