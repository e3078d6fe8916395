using Orleans.Dashboard;
using SmartVillage.Silo.Security;

namespace SmartVillage.Silo.Telemetry;

/// <summary>Orleans' own dashboard at <c>/orleans</c>: silos, activations and calls, for who operates the cluster.</summary>
internal static class OperatorsPage
{
    private const string Path = "/orleans";

    /// <summary>Its React components write style attributes and its fonts are data; scripts are files of its own. Our pages keep their stricter policy.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Without its live log: what the process says is for those who see the machine.</summary>
    public static void AddOperatorsPage(this ISiloBuilder silo) => silo.AddDashboard(options => options.HideTrace = true);

    public static void MapOperatorsPage(this IEndpointRouteBuilder routes) => routes.MapOrleansDashboard(Path)
        .RequireAuthorization(Policies.Operate)
        .ExcludeFromDescription()
        .AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            return next(context);
        });
}
