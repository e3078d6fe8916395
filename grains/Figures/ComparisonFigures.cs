using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>
/// What sources that don't count reported. Agencies of one kind (each kabupaten has its Bapenda) are one row, under their source
/// without region, so that at every level all of there stands against all of here.
/// </summary>
internal static class ComparisonFigures
{
    public const string NoAgency = "lainnya";

    /// <summary>Cells by service; <see langword="null"/> (mostly) where there are none.</summary>
    public static ILookup<int, (int Metric, long Value)>? ByService(CellTotals totals)
    {
        List<(Series Series, long Value)>? cells = null;
        foreach (var (key, value) in totals)
        {
            if (new Series(key) is { Kind: SeriesKind.Comparison } series && value != 0)
            {
                (cells ??= []).Add((series, value));
            }
        }

        return cells?.ToLookup(c => c.Series.Subject, c => (c.Series.Metric, c.Value));
    }

    public static ImmutableArray<ComparisonSummary> Of(ShownService service, long completedHere, IEnumerable<(int Metric, long Value)> cells, CatalogueIndex catalogue) =>
    [
        .. cells.GroupBy(cell => SourceOf(cell.Metric >> 3, catalogue), StringComparer.Ordinal)
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => Row(service, completedHere, source.Key, source.ToLookup(cell => cell.Metric & 7, cell => cell.Value))),
    ];

    private static ComparisonSummary Row(ShownService service, long completedHere, string source, ILookup<int, long> values) =>
        new(source, values[0].Sum(), values[0].Sum() - completedHere, ServiceFigures.Measures(service, ordinal => values[ordinal].Sum()));

    /// <summary><c>/18.04/bapenda</c> and <c>/bapenda/18.04</c> → <c>/bapenda</c>.</summary>
    private static string SourceOf(int agency, CatalogueIndex catalogue)
    {
        var source = catalogue.Snapshot.Agencies.FirstOrDefault(a => a.Ordinal == agency && agency > 0)?.Sources.FirstOrDefault() ?? "";
        var name = source.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(part => !RegionCode.TryParse(part, out _));
        return name is null ? NoAgency : $"/{name}";
    }
}
