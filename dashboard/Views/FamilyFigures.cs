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
/// <param name="Usual">Today: completed by this time on the last same weekdays; <see langword="null"/> where there is no usual.</param>
/// <param name="Standing">Against that.</param>
public sealed record FamilyFigures(string Code, string Name, string Color, long Completed, double? OnTime, string Amounts, double? Usual, Standing Standing)
{
    public static ImmutableArray<FamilyFigures> Of(RegionSummary summary, CatalogueIndex catalogue) =>
        [.. BucketChart.Families(catalogue).Select(family => Of(family, [.. summary.Services.ByService.Where(s => s.Family == family.Code)], summary.Usual, catalogue))];

    private static FamilyFigures Of(ServiceFamily family, ServiceSummary[] services, UsualSummary? usual, CatalogueIndex catalogue)
    {
        var (completed, before) = (services.Sum(s => s.Completed), usual is null ? (double?)null : usual.Families?.GetValueOrDefault(family.Code) ?? 0);
        var timed = services.Sum(s => s.Timed);
        var onTime = services.Sum(s => (s.OnTime ?? 0) * s.Timed);
        var amounts = services
            .SelectMany(s => s.Measures.Select(m => (Unit: catalogue.Service(s.Service)?.Versions[^1].Measures.FirstOrDefault(d => d.Code == m.Key)?.Unit, m.Value)))
            .Where(m => m.Unit is not null && m.Value != 0)
            .GroupBy(m => m.Unit!)
            .Select(g => Figures.Measure(g.Sum(m => m.Value), g.Key));
        return new(family.Code, family.Name.Shown(), BucketChart.ColorOf(family)["--fam-".Length..], completed,
            timed > 0 ? onTime / timed : null, string.Join(" · ", amounts), before, before is { } known ? Judgement.AgainstUsual(completed, known) : Standing.Unknown);
    }
}
