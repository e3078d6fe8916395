using System.Collections.Immutable;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Charts;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>A family of services: sums over its services, as the catalogue orders them.</summary>
/// <param name="Code">Family code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">End of its colour token's name.</param>
/// <param name="Completed">Completed.</param>
/// <param name="OnTime">Share on time.</param>
/// <param name="Amounts">What was measured, by unit.</param>
public sealed record FamilyFigures(string Code, string Name, string Color, long Completed, double? OnTime, string Amounts)
{
    public static ImmutableArray<FamilyFigures> Of(RegionSummary summary, CatalogueIndex catalogue) =>
        [.. BucketChart.Families(catalogue).Select(family => Of(family, [.. summary.Services.ByService.Where(s => s.Family == family.Code)], catalogue))];

    private static FamilyFigures Of(ServiceFamily family, ServiceSummary[] services, CatalogueIndex catalogue)
    {
        var timed = services.Sum(s => s.Timed);
        var onTime = services.Sum(s => (s.OnTime ?? 0) * s.Timed);
        var amounts = services
            .SelectMany(s => s.Measures.Select(m => (Unit: catalogue.Service(s.Service)?.Versions[^1].Measures.FirstOrDefault(d => d.Code == m.Key)?.Unit, m.Value)))
            .Where(m => m.Unit is not null && m.Value != 0)
            .GroupBy(m => m.Unit!)
            .Select(g => Figures.Measure(g.Sum(m => m.Value), g.Key));
        return new(family.Code, family.Name.Shown(), BucketChart.ColorOf(family)["--fam-".Length..], services.Sum(s => s.Completed),
            timed > 0 ? onTime / timed : null, string.Join(" · ", amounts));
    }
}
