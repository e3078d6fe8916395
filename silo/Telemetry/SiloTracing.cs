using System.Diagnostics;

namespace SmartVillage.Silo.Telemetry;

/// <summary>The span of a call with events, above the commit and the roll-up that it causes.</summary>
internal static class SiloTracing
{
    public const string SourceName = "SmartVillage.Silo";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartIntake(int events) => Source.StartActivity("intake")?.SetTag("smartvillage.events", events);
}
