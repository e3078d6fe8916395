using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Demo;

/// <summary>What was decided at start.</summary>
/// <param name="IsOn">Whether the simulation runs.</param>
/// <param name="Journal">What the journal held then.</param>
internal sealed record DemoState(bool IsOn, JournalContent Journal);
