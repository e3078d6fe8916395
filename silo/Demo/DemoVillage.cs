using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>A village of the simulation: what was drawn for it. Every village draws from the same distributions, wherever it lies.</summary>
/// <param name="Index">Position in the script.</param>
/// <param name="Code">Its code.</param>
/// <param name="Prototype">Whether it is a prototype of the programme; those report every step.</param>
/// <param name="Kind">How it takes part.</param>
/// <param name="SilentDays">Of a silent one: for how many days.</param>
/// <param name="Weight">How busy it is; 1 is usual.</param>
/// <param name="Slowness">Factor on durations; 1 is usual.</param>
/// <param name="Score">Mean answer to surveys, 1-4.</param>
/// <param name="People">People living there.</param>
internal sealed record DemoVillage(
    int Index, RegionCode Code, bool Prototype, DemoVillageKind Kind, int SilentDays, double Weight, double Slowness, double Score, int People)
{
    public string Source { get; } = $"/simulasi/{Code}/simdes";

    public string AgentSource { get; } = $"/simulasi/{Code}/agen";
}

internal enum DemoVillageKind
{
    /// <summary>Reports on most days.</summary>
    Usual,

    /// <summary>Has sent figures and heartbeats, never an activity.</summary>
    Connected,

    /// <summary>Was active once; nothing comes any more.</summary>
    Silent,

    /// <summary>Was active once; heartbeats still come.</summary>
    SilentWithHeartbeat,
}

/// <summary>What a village does on a day.</summary>
internal enum DemoDay
{
    Usual,
    Nil,
    HeartbeatOnly,
    Nothing,
}
