using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Silo.Telemetry;

/// <summary>
/// OpenTelemetry by its own standard variables (OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_SERVICE_NAME, …).
/// Where no endpoint is named nothing is set up: instruments have no listener, and calls no span.
/// </summary>
internal static class TelemetryHost
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        var (metrics, traces) = (IsWanted(builder.Configuration, "METRICS"), IsWanted(builder.Configuration, "TRACES"));
        if (!metrics && !traces)
        {
            return;
        }

        // What the environment says of the service goes last, and holds.
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService(service).AddTelemetrySdk().AddEnvironmentVariableDetector());
        if (metrics)
        {
            telemetry.WithMetrics(AddMeters);
        }

        if (traces)
        {
            telemetry.WithTracing(AddSources);
        }
    }

    /// <summary>Whether spans of this process go anywhere.</summary>
    public static bool IsTraced(IConfiguration configuration) => IsWanted(configuration, "TRACES");

    private static bool IsWanted(IConfiguration configuration, string signal) =>
        configuration["OTEL_SDK_DISABLED"]?.Equals("true", StringComparison.OrdinalIgnoreCase) != true
        && configuration[$"OTEL_{signal}_EXPORTER"]?.Equals("none", StringComparison.OrdinalIgnoreCase) != true
        && (configuration[Endpoint] ?? configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]) is { Length: > 0 };

    private static void AddMeters(MeterProviderBuilder metrics) => metrics
        .AddMeter("SmartVillage.*", "Microsoft.Orleans", "Npgsql", "System.Runtime")
        .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components.*")
        .AddOtlpExporter();

    private static void AddSources(TracerProviderBuilder traces) => traces
        .AddSource(SiloTracing.SourceName, GrainsTracing.SourceName, "Microsoft.Orleans.Application", "Npgsql")
        .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
        .AddOtlpExporter();
}
