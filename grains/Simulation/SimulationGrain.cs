using Orleans.Concurrency;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Simulation;

/// <summary>What this silo decided at its start.</summary>
[GrainType("simulasi"), StatelessWorker]
internal sealed class SimulationGrain(SimulationMode mode) : Grain, ISimulationGrain
{
    public Task<SimulationMode> GetAsync() => Task.FromResult(mode);
}
