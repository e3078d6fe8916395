using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>Tables of pages as files: <c>/unduh/layanan.csv?wilayah=18.09&amp;window=30d</c>.</summary>
internal static class ExportApi
{
    public static string Path(string table, string ending, string? query) => $"/unduh/{table}.{ending}" + (string.IsNullOrEmpty(query) ? "" : "?" + query);

    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/unduh/{table}.{ending}", FileAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> FileAsync(
        string table, string ending, string? wilayah, string? window, string? q, ExportSource source, ExportFormats formats, HttpResponse response)
    {
        if (!ExportFormats.Endings.Contains(ending) || await source.TableAsync(table, wilayah, window, q) is not { } made)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return await formats.FileAsync(made, ending);
    }
}

/// <summary>Writes a table in the form asked for.</summary>
internal sealed class ExportFormats(SimulationMode simulation)
{
    public static readonly string[] Endings = [CsvFile.Ending, XlsxFile.Ending];

    public async Task<IResult> FileAsync(ExportTable table, string ending) => ending == XlsxFile.Ending
        ? Results.File(await XlsxFile.OfAsync(table, simulation.IsOn ? ExportFrame.Simulated : "SmartVillage"), XlsxFile.MediaType, $"{table.Name}.{ending}")
        : Results.File(CsvFile.Of(table), CsvFile.MediaType, $"{table.Name}.{ending}");
}
