using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Soak;

/// <summary>What may happen to the system in a minute.</summary>
internal sealed record Fault(string Name, Func<PostgresServer, SoakSilos, Task> Happen)
{
    private static readonly TimeSpan Stopped = TimeSpan.FromSeconds(3), Outage = TimeSpan.FromSeconds(2);

    public static readonly Fault[] All =
    [
        new("kill -9 of a silo, started again", (_, silos) => silos.KillOneAsync()),
        new("kill -9 of all silos, started again", (_, silos) => silos.KillAllAsync()),
        new("a silo stopped for 3 s and continued", (_, silos) => silos.FreezeOneAsync(Stopped)),
        new("PostgreSQL stopped immediately, started after 2 s", async (server, _) =>
        {
            await server.StopAsync();
            await Task.Delay(Outage, TimeProvider.System);
            await server.RunAsync();
        }),
        new("all connections to PostgreSQL cut", (server, _) => server.CutConnectionsAsync()),
    ];
}
