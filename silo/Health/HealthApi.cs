using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmartVillage.Silo.Language;

namespace SmartVillage.Silo.Health;

/// <summary>In every environment: whether the process lives, and whether it can take events and show figures.</summary>
internal static class HealthApi
{
    private const string Ready = "ready";

    public static void AddApiHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<JournalCheck>("journal", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
        .AddCheck<FiguresCheck>("figures", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
        .AddCheck<ClockCheck>("clock", tags: [Ready]);

    public static void AddClientHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ClusterCheck>("cluster", tags: [Ready], timeout: TimeSpan.FromSeconds(5));

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(e => e.Key, e => new CheckAnswer(Word(e.Value.Status), e.Value.Description));
        return context.Response.WriteAsJsonAsync(new HealthAnswer(Word(report.Status), checks), ApiJson.Options, context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    private sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, CheckAnswer> Checks);

    private sealed record CheckAnswer(string Status, string? Description);
}
