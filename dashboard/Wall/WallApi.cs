using SmartVillage.Dashboard.Access;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Wall;

/// <summary>What the wall display asks for beside the hub: its dots, once a minute.</summary>
internal static class WallApi
{
    public static IEndpointRouteBuilder MapWall(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/layar/titik", DotsAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> DotsAsync(WallDotsSource source, IViewer viewer, RegionRegister register, HttpResponse response)
    {
        if (!viewer.MaySee(register.Provinces.First().Code))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(await source.DotsAsync());
    }
}
