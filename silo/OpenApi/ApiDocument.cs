using Microsoft.AspNetCore.Builder;

namespace SmartVillage.Silo.OpenApi;

/// <summary>The OpenAPI document and its page.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer<DocumentTexts>();
        options.AddOperationTransformer<OperationErrors>();
        options.AddOperationTransformer<EventsRequest>();
        options.AddSchemaTransformer<SchemaForms>();
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapDocsPage();
    }
}
