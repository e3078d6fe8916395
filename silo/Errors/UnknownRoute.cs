using Microsoft.AspNetCore.Routing.Template;

namespace SmartVillage.Silo.Errors;

/// <summary>
/// Everything under <c>/api</c> that no endpoint takes: 404, or 405 with <c>Allow</c> where the path is right and the method is not.
/// A fallback endpoint and no middleware, so that it works the same in whatever host the API is mapped.
/// </summary>
internal static class UnknownRoute
{
    public static void MapUnknownApiRoutes(this IEndpointRouteBuilder routes)
    {
        var known = new Lazy<Known[]>(() => [.. routes.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(Of).OfType<Known>()]);
        routes.MapFallback("/api/{**path}", (HttpContext context) => Answer(context, known.Value)).ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext context, Known[] known)
    {
        var allowed = known.Where(k => k.Matcher.TryMatch(context.Request.Path, [])).SelectMany(k => k.Methods).Distinct().Order().ToList();
        if (allowed.Count == 0)
        {
            return new Refused<NotFound>();
        }

        context.Response.Headers.Allow = string.Join(", ", allowed);
        return new Refused<MethodNotAllowed>(string.Join(", ", allowed));
    }

    private static Known? Of(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods
            && endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true
            ? new(new(new RouteTemplate(endpoint.RoutePattern), []), methods.HttpMethods)
            : null;

    private sealed record Known(TemplateMatcher Matcher, IReadOnlyList<string> Methods);
}
