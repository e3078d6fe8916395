using SmartVillage.Silo.Errors;
using SmartVillage.Silo.Figures;
using SmartVillage.Silo.Health;
using SmartVillage.Silo.Intake;
using SmartVillage.Silo.OpenApi;
using SmartVillage.Silo.Telemetry;

namespace SmartVillage.Silo.Hosting;

/// <summary>The addresses of the API.</summary>
public static class SiloApi
{
    /// <summary>Maps events in, figures out, the OpenAPI document with its page, health, the operators' page; and answers whatever else is asked under <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapSmartVillageApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<FaultsAreProblems>();
        api.MapIntake();
        api.MapFigures();
        routes.MapApiDocument();
        routes.MapHealth();
        routes.MapOperatorsPage();
        routes.MapUnknownApiRoutes();
        return routes;
    }
}
