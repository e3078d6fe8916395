using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Regions;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures;

/// <summary>The register.</summary>
internal static class RegionsApi
{
    private const int MostHits = 200;

    public static RouteHandlerBuilder MapRegionList(this IEndpointRouteBuilder routes) => routes.MapGet("/regions", ListAsync).WithName("ListRegions")
        .WithTags("Wilayah")
        .WithSummary("Daftar wilayah")
        .WithDescription(
            "The register. parent: only what lies directly below; level: provinsi, kabupaten, kota, kecamatan, desa, kelurahan; "
            + "stage: planned, registered, connected, active, silent; q: by name or code, the best first, forgiving spacing and known spellings.");

    public static void MapRegionDetail(this IEndpointRouteBuilder region) => region.MapGet("", DetailAsync).WithName("GetRegion")
        .WithSummary("Satu wilayah")
        .WithDescription("One region with its parents, its local word, its stage and its people.");

    private static async Task<Results<Ok<IReadOnlyList<RegionAnswer>>, Refused<InvalidParameter>, Refused<UnknownRegion>>> ListAsync(
        RegionRegister register, RegionSearch search, RegionLookup lookup, Stages stages,
        string? parent = null, string? level = null, string? stage = null, string? q = null)
    {
        Region? above = null;
        if (!string.IsNullOrEmpty(parent) && !lookup.TryFind(parent, out above))
        {
            return new Refused<UnknownRegion>(parent);
        }

        if (!TryReadLevel(level, out var wanted))
        {
            return new Refused<InvalidParameter>("level", "provinsi, kabupaten, kota, kecamatan, desa, kelurahan");
        }

        if (!string.IsNullOrEmpty(stage) && !Stages.All.Contains(stage))
        {
            return new Refused<InvalidParameter>("stage", string.Join(", ", Stages.All));
        }

        IEnumerable<Region> found = string.IsNullOrWhiteSpace(q) ? register.All : search.Find(q, int.MaxValue).Select(hit => hit.Region);
        found = found.Where(r => (wanted is null || r.Level == wanted) && (above is null || IsBelow(above.Code, r.Code, wanted)));
        var list = (string.IsNullOrWhiteSpace(q) ? found : found.Take(MostHits)).ToList();
        IReadOnlyDictionary<RegionCode, string> known = string.IsNullOrEmpty(stage) && above is null
            ? new Dictionary<RegionCode, string>()
            : await stages.OfAsync(list.Select(r => r.Code).Where(c => c.IsVillage));
        return TypedResults.Ok<IReadOnlyList<RegionAnswer>>(
            [.. list.Select(r => Answer(r, register, known.GetValueOrDefault(r.Code))).Where(r => string.IsNullOrEmpty(stage) || r.Stage == stage)]);
    }

    private static async Task<Results<Ok<RegionDetail>, Refused<UnknownRegion>>> DetailAsync(
        string code, RegionLookup lookup, RegionRegister register, RegionWords words, PopulationTable official, IGrainFactory grains)
    {
        if (!lookup.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        var today = await grains.GetRegion(region.Code).GetSummaryAsync(region.Code, "today");
        var village = region.Code.IsVillage;
        return TypedResults.Ok(new RegionDetail(
            region.Code,
            region.Name,
            LevelOf(region),
            [.. register.AncestorsOf(region.Code).Select(r => Answer(r, register, null))],
            words.WordOf(region.Code),
            words.HeadOf(region.Code),
            village && today is not null ? Stages.Of(today.Programme) : null,
            village && today is { Programme.Prototype: > 0 },
            new(today?.Population.Stated, today?.Population.Reporting, official.Official(region.Code)),
            region.BpsCode,
            region.Latitude,
            region.Longitude,
            region.ValidFrom,
            region.ValidTo,
            region.Predecessor,
            register.ChildrenOf(region.Code).Length,
            village ? 0 : register.VillagesOf(region.Code).Count()));
    }

    /// <summary>Directly below; with a level named, that level anywhere below: the desa of a kabupaten.</summary>
    private static bool IsBelow(RegionCode above, RegionCode code, RegionLevel? wanted) =>
        wanted is null ? code.Parent == above : above != code && above.Covers(code);

    private static bool TryReadLevel(string? text, out RegionLevel? level)
    {
        level = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!Enum.TryParse<RegionLevel>(text, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed) || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        level = parsed;
        return true;
    }

    private static RegionAnswer Answer(Region region, RegionRegister register, string? stage) => new(
        region.Code,
        region.Name,
        LevelOf(region),
        region.Code.Parent,
        region.Code.Parent is { } parent && register.TryFind(parent, out var above) ? above.Name : null,
        stage);

    private static string LevelOf(Region region) => region.Level.ToString().ToLowerInvariant();
}
