using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures;

/// <summary>Series of a region.</summary>
internal static class SeriesApi
{
    public static void MapSeries(this IEndpointRouteBuilder region) => region.MapGet("/series", SeriesAsync).WithName("GetSeries")
        .WithSummary("Deret waktu sebuah wilayah")
        .WithDescription(
            "measure (default completed), service or family, bucket hour, day or month (default day), from and to (WIB days, to excluded; "
            + "default: today, the last 30 days, the last 12 months). Hours reach back 29 days, months 24. A bucket without event, nil or heartbeat is null, not 0.");

    private static async Task<Results<Ok<IReadOnlyList<SeriesPoint>>, Refused<InvalidWindow>, Refused<InvalidParameter>, Refused<UnknownRegion>>> SeriesAsync(
        string code,
        RegionLookup regions,
        IGrainFactory grains,
        ICatalogueSource catalogue,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        string? measure = null,
        string? service = null,
        string? bucket = null,
        string? from = null,
        string? to = null)
    {
        if (!regions.TryFind(code, out var region))
        {
            return new Refused<UnknownRegion>(code);
        }

        if (bucket is not (null or "hour" or "day" or "month"))
        {
            return new Refused<InvalidParameter>("bucket", "hour, day, month");
        }

        if (service is not null && catalogue.Current.Service(service) is null && catalogue.Current.Snapshot.Families.All(f => f.Code != service))
        {
            return new Refused<InvalidParameter>("service", "/api/v1/services");
        }

        if (SeriesRange.TryRead(bucket ?? "day", from, to, Wib.DayOf(clock.GetUtcNow())) is not { } range)
        {
            return new Refused<InvalidWindow>($"{from}..{to}");
        }

        var request = new SeriesRequest(measure ?? "completed", service, bucket ?? "day", range.From, range.To);
        return await grains.GetRegion(region.Code).GetSeriesAsync(region.Code, request) is { } points
            ? TypedResults.Ok<IReadOnlyList<SeriesPoint>>(points)
            : new Refused<InvalidParameter>("measure", "submitted, completed, onTime, participants, …");
    }
}
