namespace SmartVillage.Regions;

/// <summary>Tells clients of the cluster whether it shows a simulation: only a silo knows its journal. Key <c>0</c>.</summary>
[Alias("SmartVillage.Regions.ISimulationGrain")]
public interface ISimulationGrain : IGrainWithIntegerKey
{
    /// <summary>What the silos decided at their start.</summary>
    [Alias("Get")]
    Task<SimulationMode> GetAsync();
}
