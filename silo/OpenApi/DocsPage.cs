using Microsoft.AspNetCore.OpenApi;

namespace SmartVillage.Silo.OpenApi;

/// <summary>A readable page of the OpenAPI document: made on the server, no script, its style beside it.</summary>
internal static class DocsPage
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string StyleFile = "SmartVillage.Silo.OpenApi.docs.css";

    public static void MapDocsPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/docs", PageAsync).ExcludeFromDescription().AllowAnonymous();
        routes.MapGet("/docs/docs.css", Style).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents, CancellationToken cancellation)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellation);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        return Results.Text(DocsWriter.Write(document), "text/html; charset=utf-8");
    }

    private static IResult Style(HttpContext context)
    {
        context.Response.Headers.CacheControl = "max-age=3600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(typeof(DocsPage).Assembly.GetManifestResourceStream(StyleFile)!, "text/css; charset=utf-8");
    }
}
