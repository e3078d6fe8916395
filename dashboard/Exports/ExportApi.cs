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

    private static async Task<IResult> FileAsync(string table, string ending, [AsParameters] ExportAsked asked, ExportSource source, ExportFormats formats, HttpResponse response)
    {
        if (!ExportFormats.Endings.Contains(ending) || await source.TableAsync(table, asked) is not { } made)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return await formats.FileAsync(made, ending);
    }
}

/// <summary>What an address asks of a table, in the words that the pages' own addresses use.</summary>
/// <param name="Wilayah">Region, or several.</param>
/// <param name="Window">Window of its figures.</param>
/// <param name="Q">What was searched for.</param>
/// <param name="Hari">Day of the history.</param>
/// <param name="Jam">Hour of that day.</param>
/// <param name="Angka">Figure of a series.</param>
/// <param name="Deret">Its buckets.</param>
/// <param name="Sampai">Until where: the last day of a series, or the newest number of a page of the journal.</param>
/// <param name="Minggu">Week of a briefing.</param>
internal sealed record ExportAsked(string? Wilayah, string? Window, string? Q, string? Hari, int? Jam, string? Angka, string? Deret, string? Sampai, string? Minggu);

/// <summary>Writes a table in the form asked for.</summary>
internal sealed class ExportFormats(SimulationMode simulation)
{
    public static readonly string[] Endings = [CsvFile.Ending, XlsxFile.Ending];

    public async Task<IResult> FileAsync(ExportTable table, string ending) => ending == XlsxFile.Ending
        ? Results.File(await XlsxFile.OfAsync(table, simulation.IsOn ? ExportFrame.Simulated : "SmartVillage"), XlsxFile.MediaType, $"{table.Name}.{ending}")
        : Results.File(CsvFile.Of(table), CsvFile.MediaType, $"{table.Name}.{ending}");
}
