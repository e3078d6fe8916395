using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures;

/// <summary>Figures of a region and of its children.</summary>
internal static class SummaryApi
{
    private const string Today = "today";

    private const int MostSparkDays = 62;

    public static void MapSummaries(this IEndpointRouteBuilder region)
    {
        region.MapGet("/summary", SummaryAsync).WithName("GetSummary")
            .WithSummary("Angka sebuah wilayah")
            .WithDescription("Figures of a region of any level. window: today, 7d, 30d, month, year or a named period; default today.");
        region.MapGet("/children", ChildrenAsync).WithName("GetChildren")
            .WithSummary("Angka anak-anak wilayah")
            .WithDescription(
                "One summary a child, from what the parent holds at its version (ETag), without durations, usual and compare. "
                + "A kabupaten's children are its villages, each with its kecamatan. spark=14d adds daily completed services, null = no report.");
    }

    private static async Task<Results<Ok<RegionSummary>, Refused<InvalidWindow>, Refused<UnknownRegion>>> SummaryAsync(
        string code, RegionLookup regions, IGrainFactory grains, string? window = null)
    {
        if (!regions.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        return await grains.GetRegion(region.Code).GetSummaryAsync(region.Code, window ?? Today) is { } summary
            ? TypedResults.Ok(summary)
            : new Refused<InvalidWindow>(window ?? "");
    }

    private static async Task<Results<Ok<IReadOnlyList<RegionSummary>>, Refused<InvalidWindow>, Refused<InvalidParameter>, Refused<UnknownRegion>>> ChildrenAsync(
        string code, RegionLookup regions, IGrainFactory grains, HttpResponse response, string? window = null, string? spark = null)
    {
        if (!regions.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        if (SparkDays(spark) is not { } days)
        {
            return new Refused<InvalidParameter>("spark", "14d");
        }

        if (region.Code.IsVillage)
        {
            return TypedResults.Ok<IReadOnlyList<RegionSummary>>([]);
        }

        if (await grains.GetParentRegion(region.Code).GetChildrenAsync(region.Code, window ?? Today, days, 0) is not { } page)
        {
            return new Refused<InvalidWindow>(window ?? "");
        }

        response.Headers.ETag = $"\"{page.Version.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok<IReadOnlyList<RegionSummary>>(page.Rows);
    }

    /// <summary><c>14d</c> = 14 full days; nothing = none.</summary>
    private static int? SparkDays(string? spark) =>
        string.IsNullOrEmpty(spark) ? 0
        : spark.EndsWith('d') && int.TryParse(spark.AsSpan(0, spark.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MostSparkDays ? days
        : null;
}
