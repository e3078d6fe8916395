using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Recovery;

/// <summary>A journal of a million events of 2,446 villages; the silo is killed just after an answer; from its start until it is ready and the province is right.</summary>
internal sealed class RecoveryBench(BenchOptions options)
{
    private const int EventsPerCall = 200;

    private readonly Traffic _traffic = Traffic.OfLampung();

    private int Events => options.IsQuick ? 100_000 : 1_000_000;

    public async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        using var settings = await ProductSettings.CreateAsync(server, "recovery", options);
        // As a service that is started again, where it was before: the cluster then knows that its predecessor is gone.
        string[] place = [$"--SmartVillage:Cluster:SiloPort={FreePort.Take()}", $"--SmartVillage:Cluster:GatewayPort={FreePort.Take()}"];
        var program = await settings.StartSiloAsync(place);
        try
        {
            var from = TimeProvider.System.GetTimestamp();
            var journaled = await Villages.SendAsync(program, Enumerable.Range(0, Events / EventsPerCall).Select(_ => _traffic.Next(EventsPerCall)));
            Console.WriteLine($"{journaled} events written in {TimeProvider.System.GetElapsedTime(from).TotalSeconds:0.0} s");
            await program.CountedAsync(journaled);

            var (ready, right) = (new List<double>(), new List<double>());
            for (var round = 0; round < options.Rounds; round++)
            {
                // Every village has something that its last snapshot doesn't.
                journaled += await Villages.SendAsync(program, _traffic.Villages.Select(village => new Traffic([village]).Next(4)));
                await program.KillAsync();
                await program.DisposeAsync();

                program = await settings.StartSiloAsync(place);
                ready.Add(program.SinceStart.TotalSeconds);
                var cpu = program.CpuSeconds;
                await program.CountedAsync(journaled);
                right.Add(program.SinceStart.TotalSeconds);
                Console.WriteLine($"round {round + 1}: ready after {ready[^1]:0.00} s with {cpu:0.00} s of CPU, right after {right[^1]:0.00} s");
            }

            var table = new Table("after kill -9, seconds from the start", "median", "most");
            table.Add("ready", ready.Median(), ready.Max());
            table.Add("ready and the province right", right.Median(), right.Max());
            table.Print();
            await ResultLine.TellAsync(
                ResultLine.Of("recovery", ("events", journaled), ("seconds", ResultLine.Numbers(("ready", ready.Median()), ("right", right.Median()), ("worst", right.Max())))),
                options);
        }
        finally
        {
            await program.DisposeAsync();
        }
    }
}
