using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Grains.Rollup;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures;

/// <summary>Whether what is shown is what the journal says.</summary>
internal static class VerifyApi
{
    public static void MapVerify(this IEndpointRouteBuilder region) => region.MapGet("/verify", VerifyAsync).WithName("VerifyRegion")
        .WithSummary("Periksa angka terhadap jurnal")
        .WithDescription(
            "Takes the region's figures at one version, folds every village again from the journal to exactly what they stand on, and compares. "
            + "One run at a time; an answer is given again for 30 seconds.");

    private static async Task<Results<Ok<VerifyResult>, Refused<UnknownRegion>>> VerifyAsync(
        string code, RegionLookup regions, IRegionVerifier verifier, CancellationToken cancellation) =>
        regions.TryFind(code, out var region)
            ? TypedResults.Ok(await verifier.VerifyAsync(region.Code, cancellation))
            : new Refused<UnknownRegion>(code);
}
