using System.Globalization;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Postgres;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>
/// Silos of the product as processes of their own on a PostgreSQL server, started by the first test that asks. <c>SMARTVILLAGE_SILOS</c> says how many
/// (2), <c>SMARTVILLAGE_ROUNDS</c> how often a fault is done (1); with it, on a machine that has nothing else to do, times must be what is promised.
/// </summary>
public sealed class FaultCluster : IAsyncDisposable
{
    internal static readonly int Rounds = Number("SMARTVILLAGE_ROUNDS", 1);

    private static readonly bool IsMeasured = Rounds > 1;

    private static readonly int Count = Number("SMARTVILLAGE_SILOS", 2);

    /// <summary>Small limits, so that a few seconds show what an hour would.</summary>
    private static readonly string[] Limits = ["--SmartVillage:Journal:GiveUpAfter=00:00:02", "--SmartVillage:Journal:QueueRows=5000"];

    private readonly DataDirectory _data = new();
    private readonly ServerProcess?[] _silos = new ServerProcess?[Count];
    private PostgresServer? _server;
    private string? _connection;
    private int _next;

    internal PostgresServer Server => _server!;

    internal string Connection => _connection!;

    /// <summary>Everything that was ever sent here, and what became of it.</summary>
    internal Load Load { get; } = new(mostPerCall: 20);

    internal IReadOnlyList<ServerProcess> Silos => [.. _silos.OfType<ServerProcess>()];

    /// <summary>What is promised; three times as much where one round must not fail because of whatever else the machine does.</summary>
    internal static TimeSpan Limit(double seconds) => TimeSpan.FromSeconds(IsMeasured ? seconds : 3 * seconds);

    /// <summary>Starts whatever does not run, as a service manager does, and waits until all are ready.</summary>
    internal async Task ReadyAsync()
    {
        _connection ??= await NewSchemaAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(RestartEndedAsync));
        await Task.WhenAll(Silos.Select(silo => silo.ReadyAsync()));
    }

    /// <summary>The silo that is asked next, as a load balancer does it that knows nothing of their health.</summary>
    internal ServerProcess Next() => Silos[(Interlocked.Increment(ref _next) & int.MaxValue) % Silos.Count];

    internal ServerProcess LaunchSilo(params string[] arguments) =>
        Launch(Connection, Programs.Silo, ["--SmartVillage:Role=silo", "--SmartVillage:Demo=false", .. Limits, .. arguments]);

    internal ServerProcess LaunchDashboard() => Launch(Connection, Programs.Dashboard, "--SmartVillage:Role=web");

    internal ServerProcess Launch(string connection, string program, params string[] arguments) => LaunchAt(_data.Path, connection, program, arguments);

    internal static ServerProcess LaunchAt(string data, string connection, string program, params string[] arguments) => ServerProcess.Launch(
        program, data, "Production", ["--ConnectionStrings:SmartVillage=" + connection, Port("SiloPort"), Port("GatewayPort"), .. arguments]);

    /// <summary>A connection string for a database of its own on the same server.</summary>
    internal async Task<string> NewSchemaAsync()
    {
        _server ??= await PostgresServer.StartNewAsync();
        return _server.NewSchema();
    }

    /// <summary>Every event that was acknowledged is in the journal once, nothing else is, and every figure and the chains say the same.</summary>
    /// <param name="rightWithin">How long the figures may take.</param>
    /// <param name="other">A silo of another cluster on the same database, to be asked instead.</param>
    internal async Task AssertExactAsync(TimeSpan rightWithin, ServerProcess? other = null)
    {
        IReadOnlyList<ServerProcess> asked = other is null ? Silos : [other];
        var (kept, _) = await JournalRows.ReadAsync(Connection);
        Assert.Empty(Load.Acknowledged.Keys.Except(kept.Keys));
        Assert.Empty(kept.Keys.Except(Load.Acknowledged.Keys));
        await Books.RightAsync(asked[0], kept, rightWithin);
        await AssertVerifiedAsync(asked, Connection);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            await silo.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Dispose();
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>An answer is given again for half a minute, so whoever has a new one is asked. The programme's own events may still be on their way.</summary>
    private static async Task AssertVerifiedAsync(IReadOnlyList<ServerProcess> silos, string connection) => await Eventually.TrueAsync(
        async () =>
        {
            var (_, events) = await JournalRows.ReadAsync(connection);
            var answers = await Task.WhenAll(silos.Select(silo => silo.GetAsync("/api/v1/regions/18/verify")));
            Assert.All(answers, answer => Assert.True((bool)answer["ok"]!, answer.ToJsonString()));
            return answers.Any(answer => (int)answer["events"]! == events);
        },
        TimeSpan.FromSeconds(90),
        () => "No silo verified all events.");

    private async Task RestartEndedAsync(int which)
    {
        if (_silos[which] is { HasExited: true } ended)
        {
            await ended.DisposeAsync();
            _silos[which] = null;
        }

        _silos[which] ??= LaunchSilo();
    }

    private static string Port(string setting) => $"--SmartVillage:Cluster:{setting}={Programs.FreePort().ToString(CultureInfo.InvariantCulture)}";
}
