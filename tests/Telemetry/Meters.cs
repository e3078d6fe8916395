using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using SmartVillage.Dashboard.Telemetry;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Tests.Telemetry;

/// <summary>Instruments, and what was heard of them.</summary>
internal static class Meters
{
    /// <summary>Instruments to which nobody listens.</summary>
    public static GrainsInstruments Grains { get; } = new(Factory());

    /// <inheritdoc cref="Grains"/>
    public static DashboardInstruments Dashboard { get; } = new(Factory(), null!);

    public static IMeterFactory Factory() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    /// <summary>Listens to an instrument of one process: others in the same test program have meters of the same name.</summary>
    public static MetricCollector<T> Hear<T>(this IServiceProvider process, string meter, string instrument)
        where T : struct => new(process.GetRequiredService<IMeterFactory>(), meter, instrument);

    /// <summary>The sum of what was heard, with a tag.</summary>
    public static double Sum<T>(this MetricCollector<T> heard, string? tag = null, string? value = null)
        where T : struct => heard.GetMeasurementSnapshot()
            .Where(measurement => tag is null || (string?)measurement.Tags.GetValueOrDefault(tag) == value)
            .Sum(measurement => Convert.ToDouble(measurement.Value, System.Globalization.CultureInfo.InvariantCulture));
}
