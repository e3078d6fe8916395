using SmartVillage.Aggregates;
using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Figures;

/// <summary>Services completed on a day up to a clock time, by family. Of the running hour the share that has passed is taken.</summary>
internal sealed class FamilyCounts(CatalogueIndex catalogue)
{
    private readonly Dictionary<int, string> _families = catalogue.Snapshot.Services.Where(s => !catalogue.IsComplaint(s)).ToDictionary(s => s.Ordinal, s => s.Family);

    /// <summary>By family, all of them under the empty code.</summary>
    public Dictionary<string, double> Of(FigureStore figures, int day, TimeSpan clock)
    {
        var counts = new Dictionary<string, double> { [""] = 0 };
        foreach (var (hour, cells) in figures.Buckets(CellSpan.Hour, day * 24, (day * 24) + clock.Hours + 1))
        {
            var share = hour % 24 == clock.Hours ? (clock - TimeSpan.FromHours(clock.Hours)) / TimeSpan.FromHours(1) : 1;
            var series = cells.Series;
            var values = cells.Values;
            for (var i = 0; i < series.Length && new Series(series[i]) is { Kind: SeriesKind.Service } of; i++)
            {
                if (of.Metric == (int)ServiceMetric.Completed && _families.TryGetValue(of.Subject, out var family))
                {
                    counts[family] = counts.GetValueOrDefault(family) + (share * values[i]);
                    counts[""] += share * values[i];
                }
            }
        }

        return counts;
    }
}
