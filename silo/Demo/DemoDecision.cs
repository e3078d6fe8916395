using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Demo;

/// <summary>Whether the simulation runs on a journal. Demo data and real data never share one. Pure.</summary>
/// <param name="IsOn">Whether it runs.</param>
/// <param name="Error">Why the process must not start; <see langword="null"/> when it may.</param>
internal readonly record struct DemoDecision(bool IsOn, string? Error = null)
{
    public static DemoDecision Of(bool? enabled, bool isDevelopment, JournalContent journal) => (journal, enabled ?? isDevelopment) switch
    {
        (JournalContent.Simulation | JournalContent.Real, _) => new(false,
            "The journal holds real events beside simulated ones. Real and simulated figures must never be added up: name another SmartVillage:DataDirectory (or database), and let an administrator look into this one."),
        (JournalContent.Real, true) when enabled is null => new(false),
        (JournalContent.Real, true) => new(false,
            "SmartVillage:Demo:Enabled is true, but the journal holds real events. Set SmartVillage:Demo:Enabled=false, or name another SmartVillage:DataDirectory (or database) for the simulation."),
        (JournalContent.Simulation, false) => new(false,
            "The journal holds simulated events, but SmartVillage:Demo:Enabled is false. Set SmartVillage:Demo:Enabled=true, or name another SmartVillage:DataDirectory (or database) for real events."),
        var (_, on) => new(on),
    };
}
