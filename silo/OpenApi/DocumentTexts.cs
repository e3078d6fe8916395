using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SmartVillage.Silo.OpenApi;

/// <summary>Title, licence and what the tags mean.</summary>
internal sealed class DocumentTexts : IOpenApiDocumentTransformer
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Kejadian masuk", "Events in: CloudEvents 1.0 from villages and agencies, and their receipts."),
        ("Wilayah", "The register, and the figures of a region of any level. No report is not zero: absent figures are null."),
        ("Jurnal", "The journal of a village, and its verification against what is shown."),
        ("Katalog", "Agencies, services, indicators and stated figures."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "SmartVillage",
            Version = "v1",
            Description = "Angka desa yang bergerak: dari kejadian di desa sampai layar provinsi. "
                + "Times are RFC 3339 with offset, JSON is camelCase, sums are exact decimals. Errors are application/problem+json with a stable code; "
                + "their detail is Indonesian, English with Accept-Language: en.",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        // The host is where the document was read.
        document.Servers = [new() { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }));
        return Task.CompletedTask;
    }
}
