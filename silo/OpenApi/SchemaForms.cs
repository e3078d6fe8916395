using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartVillage.Regions;

namespace SmartVillage.Silo.OpenApi;

/// <summary>The form of values that have a converter of their own, which no schema can be read from.</summary>
internal sealed class SchemaForms : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var optional = Nullable.GetUnderlyingType(type) is not null ? JsonSchemaType.Null : default;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(RegionCode))
        {
            schema.Type = JsonSchemaType.String | optional;
            schema.Pattern = @"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$";
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | optional;
            schema.Format = "date-time";
        }
        else if (type == typeof(decimal) || type == typeof(double))
        {
            // Numbers are numbers here, never texts.
            (schema.Type, schema.Pattern) = (JsonSchemaType.Number | optional, null);
        }
        else if (type == typeof(long) || type == typeof(int))
        {
            (schema.Type, schema.Pattern) = (JsonSchemaType.Integer | optional, null);
        }

        return Task.CompletedTask;
    }
}
