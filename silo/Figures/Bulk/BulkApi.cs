using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>Figures of many regions in one answer, for whoever calculates with them.</summary>
internal static class BulkApi
{
    public static void MapBulk(this IEndpointRouteBuilder routes) => routes.MapGet("/figures.csv", CsvAsync).WithName("GetFiguresCsv").WithTags("Wilayah")
        .WithSummary("Angka banyak wilayah, CSV")
        .WithDescription(
            "Streamed CSV (RFC 4180, UTF-8): one row a region, indicator and bucket, with code, period, unit and time of the figure. level: one or several of provinsi, kabupaten, "
            + "kota, kecamatan, desa, kelurahan (default kabupaten,kota); indicator: codes of /indicators that have a series (default services.completed); bucket: hour, day, month "
            + "(default day); service, parent, from, to as elsewhere. An empty value = no report, which is not 0. Rows of a simulation say SIMULASI in their last column. "
            + "An answer that breaks off is not whole: ask again.")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .WithMetadata(
            Problem<InvalidParameter>(), Problem<UnknownIndicator>(), Problem<InvalidWindow>(), Problem<UnknownRegion>());

    private static async Task<IResult> CsvAsync(
        [AsParameters] BulkAddress asked, BulkQueryReader reader, IGrainFactory grains, RegionRegister register, SimulationMode simulation,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock, CancellationToken cancellation)
    {
        var (query, refusal) = reader.Read(asked);
        if (query is null)
        {
            return refusal!;
        }

        var rows = new BulkRows((region, request, _) => AskAsync(grains, clock, region, request));
        if (query.Regions.FirstOrDefault() is { } first)
        {
            // Asked here, where it can still be refused: figures that are not ready are a problem, no half answer.
            await AskAsync(grains, clock, first, new(query.Indicators[0].Measure, query.Service, query.Bucket, query.Range.From, query.Range.To));
        }

        return new BulkCsvAnswer(new(query, register, simulation), rows.ReadAsync(query, cancellation));
    }

    private static async Task<RegionSeries> AskAsync(IGrainFactory grains, TimeProvider clock, Region region, SeriesRequest request) =>
        await grains.GetRegion(region.Code).GetSeriesAsync(region.Code, request) is { } points
            ? new(region, points, clock.GetUtcNow())
            : throw new InvalidOperationException($"{region.Code} has no series of {request.Measure}.");

    private static ProblemMetadata Problem<TCode>()
        where TCode : IProblemCode => new(TCode.Status, TCode.Code);
}
