namespace SmartVillage.Silo.Demo;

/// <summary>A request: what was drawn for it when it was submitted.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Service">For what.</param>
/// <param name="Source">The system that reports it.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Submitted">When.</param>
/// <param name="End">When it will end.</param>
/// <param name="EndStatus">How.</param>
/// <param name="Measures">What it amounts to, as JSON.</param>
/// <param name="Citizen">Keyed hash of who came.</param>
/// <param name="ReportedByBapenda">Whether a second system reports the payment too.</param>
internal sealed record DemoRequest(
    DemoVillage Village, DemoService Service, string Source, string Channel, DateTimeOffset Submitted, DateTimeOffset End, string EndStatus, string? Measures, string Citizen, bool ReportedByBapenda)
{
    public const string BapendaSource = "/simulasi/bapenda";

    public static DemoRequest Draw(DemoScript script, DemoVillage village, DemoService service, DateTimeOffset submitted, DemoRandom random)
    {
        // Now and then something gets stuck.
        var minutes = random.LogNormal(service.Minutes * village.Slowness, service.Sigma) * (random.Chance(0.015) ? 6 : 1);
        var duration = TimeSpan.FromMinutes(Math.Clamp(minutes, 1, 5000));
        var status = service.IsBanking || random.Chance(0.94) ? "completed" : random.Chance(0.7) ? "rejected" : "cancelled";
        var measures = status == "completed" ? DemoData.Measures(service.Code, random) : null;
        return new(
            village, service, service.IsBanking ? village.AgentSource : village.Source, ChannelOf(script, service, submitted, random), submitted,
            service.Office ? script.Office.Add(submitted, duration) : submitted + duration,
            status, measures, DemoData.Citizen(village, script.Seed, random),
            service.Code == "pajak.pbb" && status == "completed" && random.Chance(0.96));
    }

    private static string ChannelOf(DemoScript script, DemoService service, DateTimeOffset at, DemoRandom random) =>
        service.IsBanking ? "agent"
        : !script.Office.IsOpen(at) ? (random.Chance(0.5) ? "mobile" : "online")
        : random.Next() switch { < 0.6 => "counter", < 0.75 => "agent", < 0.9 => "mobile", _ => "kiosk" };
}
