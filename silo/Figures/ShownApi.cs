using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Grains.Events;
using SmartVillage.History;
using SmartVillage.Indicators;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures;

/// <summary>What a region showed at a past moment.</summary>
internal static class ShownApi
{
    public static void MapShown(this IEndpointRouteBuilder region) => region.MapGet("/shown", ShownAsync).WithName("GetShown")
        .WithSummary("Angka seperti yang tampil pada suatu saat")
        .WithDescription(
            "Today's figures as they were known at an instant (at): what arrived later is not in them. Kabupaten, kota and provinsi kept them at each full hour in which they changed, "
            + "the newest at or before at is answered (see asOf); a village folds its journal to what it had received by then. A kecamatan keeps nothing.");

    private static async Task<Results<Ok<RegionSummary>, Refused<InvalidParameter>, Refused<NotKept>, Refused<UnknownRegion>>> ShownAsync(
        string code, RegionLookup regions, IGrainFactory grains, string? at = null)
    {
        if (!regions.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        // In an address, an unescaped + arrives as a space.
        if (!Rfc3339.TryParse((at ?? "").Replace(' ', '+'), out var instant) || instant.Year is < 1991 or > 2199)
        {
            return new Refused<InvalidParameter>("at", "2026-11-24T10:00:00+07:00");
        }

        return await grains.GetGrain<IHistoryGrain>(region.Code.ToString()).GetShownAsync(instant) is { } shown
            ? TypedResults.Ok(shown)
            : new Refused<NotKept>(region.Name);
    }
}
