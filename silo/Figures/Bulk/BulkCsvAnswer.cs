namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>
/// Streams a bulk answer. What fails after the first byte ends the connection instead of the answer: whoever reads must see that it is not whole.
/// </summary>
internal sealed class BulkCsvAnswer(BulkCsv csv, IAsyncEnumerable<RegionSeries> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = BulkCsv.MediaType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{csv.FileName}\"";
        response.Headers.CacheControl = "no-store";
        try
        {
            await csv.WriteAsync(response.BodyWriter, rows, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
    }
}
