using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using SmartVillage.Silo.Language;

namespace SmartVillage.Silo.Errors;

/// <summary>Refuses a whole call: problem details with the code of <typeparamref name="TCode"/>. Arguments fill the sentence.</summary>
internal sealed class Refused<TCode>(params string[] arguments) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IRefusal
    where TCode : IProblemCode
{
    /// <summary>Seconds after which the caller may try again.</summary>
    public int? RetryAfter { get; init; }

    public int? StatusCode => TCode.Status;

    public string Why => TCode.Code;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(TCode.Status, typeof(ApiProblem), [ApiProblem.MediaType]));
        builder.Metadata.Add(new ProblemMetadata(TCode.Status, TCode.Code));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var language = ApiLanguage.Of(httpContext.Request);
        response.StatusCode = TCode.Status;
        response.Headers.ContentLanguage = language.Name;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var problem = new ApiProblem(
            $"/docs#{TCode.Code}",
            Sentences.Problem(TCode.Code + ".title", language),
            TCode.Status,
            Sentences.Problem(TCode.Code, language, arguments),
            TCode.Code,
            TCode.Status >= 500 ? Activity.Current?.TraceId.ToHexString() : null);
        return response.WriteAsJsonAsync(problem, ApiJson.Options, ApiProblem.MediaType, httpContext.RequestAborted);
    }
}
