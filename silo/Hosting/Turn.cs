namespace SmartVillage.Silo.Hosting;

/// <summary>Something that one process at a time does, of all that keep their data in the same place.</summary>
internal interface ITurn
{
    /// <summary>Waits for the turn, then works; again after a turn that was lost. Returns when the host stops or the work is done.</summary>
    Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stopping);
}

/// <summary>A process that has its data directory for itself is always on.</summary>
internal sealed class OwnTurn : ITurn
{
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stopping) => work(stopping);
}
