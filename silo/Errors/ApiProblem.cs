using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SmartVillage.Silo.Errors;

/// <summary>RFC 9457, with a stable code.</summary>
[Description("Problem details (RFC 9457). Rely on code; type, title and detail are for people.")]
internal sealed record ApiProblem(
    [property: Description("Where the code is explained.")] string Type,
    [property: Description("The kind of problem, in words.")] string Title,
    [property: Description("The HTTP status.")] int Status,
    [property: Description("What happened and what to do: Indonesian, English with Accept-Language: en.")] string Detail,
    [property: Description("Stable code in kebab-case.")] string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null)
{
    public const string MediaType = "application/problem+json";
}
