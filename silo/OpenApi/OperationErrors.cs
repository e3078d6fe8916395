using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartVillage.Silo.Errors;
using SmartVillage.Silo.Language;

namespace SmartVillage.Silo.OpenApi;

/// <summary>Describes each refusal of an operation: its code, when it happens, an example. And its parameters.</summary>
internal sealed class OperationErrors : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        List<ProblemMetadata> problems = [.. metadata.OfType<ProblemMetadata>(), Of<InternalError>(), Of<FiguresUnavailable>()];
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            problems.AddRange([Of<Unauthorized>(), Of<OutOfScope>()]);
        }

        var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellationToken);
        operation.Responses ??= [];
        foreach (var status in problems.Distinct().GroupBy(p => p.Status).OrderBy(g => g.Key))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = Response([.. status.Select(p => p.Code)], status.Key, schema);
        }

        foreach (var parameter in operation.Parameters ?? [])
        {
            ParameterTexts.Describe(parameter);
        }
    }

    private static OpenApiResponse Response(IReadOnlyList<string> codes, int status, OpenApiSchema schema) => new()
    {
        Description = string.Join("\n\n", codes.Select(code => $"{code}: {Sentences.Problem(code, ApiLanguage.English, "…", "…")}")),
        Headers = status is 429 or 503
            ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "Seconds after which the whole call may be sent again." } }
            : null,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ApiProblem.MediaType] = new()
            {
                Schema = schema,
                Examples = codes.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExample { Value = Example(code, status) }),
            },
        },
    };

    private static JsonNode? Example(string code, int status) => JsonSerializer.SerializeToNode(
        new ApiProblem(
            $"/docs#{code}",
            Sentences.Problem(code + ".title", ApiLanguage.Indonesian),
            status,
            Sentences.Problem(code, ApiLanguage.Indonesian, "…", "…"),
            code),
        ApiJson.Options);

    private static ProblemMetadata Of<TCode>()
        where TCode : IProblemCode => new(TCode.Status, TCode.Code);
}
