namespace SmartVillage.Silo.Demo;

/// <summary>What was decided at start.</summary>
/// <param name="IsOn">Whether the simulation runs.</param>
internal sealed record DemoState(bool IsOn);
