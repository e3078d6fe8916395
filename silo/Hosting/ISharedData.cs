using SmartVillage.Regions;

namespace SmartVillage.Silo.Hosting;

/// <summary>The data of a process, and of all others that keep theirs in the same place.</summary>
internal interface ISharedData
{
    /// <summary>Makes the data readable: asked before anything is made that stands on them.</summary>
    Task OpenAsync(CancellationToken stopping);

    /// <summary>Agrees with all running processes on what they show, for as long as this one runs: the first one says.</summary>
    /// <exception cref="InvalidOperationException">Another one shows something else.</exception>
    Task AgreeAsync(SimulationMode mode, CancellationToken stopping);
}

/// <summary>A process that has its data directory for itself has nobody to ask.</summary>
internal sealed class OwnData : ISharedData
{
    public Task OpenAsync(CancellationToken stopping) => Task.CompletedTask;

    public Task AgreeAsync(SimulationMode mode, CancellationToken stopping) => Task.CompletedTask;
}
