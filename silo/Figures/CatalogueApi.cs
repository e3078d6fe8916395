using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures;

/// <summary>The catalogue.</summary>
internal static class CatalogueApi
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Katalog");
        group.MapGet("/services", Services).WithName("ListServices").WithSummary("Layanan").WithDescription("Every service ever registered, retired ones included.");
        group.MapGet("/agencies", Agencies).WithName("ListAgencies").WithSummary("Instansi").WithDescription("Agencies and the sources of their systems.");
        group.MapGet("/indicators", () => TypedResults.Ok<IReadOnlyList<Indicator>>(IndicatorCatalogue.All)).WithName("ListIndicators")
            .WithSummary("Indikator").WithDescription("What each number of a summary means: concept, definition, formula, unit, producer, frequency, licence, version.");
        group.MapGet("/figures", Figures).WithName("ListFigures").WithSummary("Angka pernyataan").WithDescription("Stated figures: stocks for a period as of a date.");
    }

    private static Ok<IReadOnlyList<ServiceAnswer>> Services(ICatalogueSource catalogue, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) =>
        TypedResults.Ok<IReadOnlyList<ServiceAnswer>>([.. catalogue.Current.Snapshot.Services.Select(s => ServiceAnswer.Of(s, clock.GetUtcNow()))]);

    private static Ok<IReadOnlyList<AgencyAnswer>> Agencies(ICatalogueSource catalogue, RegionRegister register) =>
        TypedResults.Ok<IReadOnlyList<AgencyAnswer>>([.. catalogue.Current.Snapshot.Agencies.Select(a => new AgencyAnswer(
            a.Code, a.Name, a.Region.ToString(), register.TryFind(a.Region, out var region) ? region.Name : "", a.Sources))]);

    private static Ok<IReadOnlyList<FigureAnswer>> Figures(ICatalogueSource catalogue) =>
        TypedResults.Ok<IReadOnlyList<FigureAnswer>>([.. catalogue.Current.Snapshot.Figures.Select(
            f => new FigureAnswer(f.Code, f.Name, f.Unit, f.Decimals, f.Period, f.Sources))]);
}
