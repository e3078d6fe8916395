using System.Globalization;
using SmartVillage.Bench.Baseline;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Intake;
using SmartVillage.Bench.Live;
using SmartVillage.Bench.Product;
using SmartVillage.Bench.Recovery;
using SmartVillage.Bench.Scale;
using SmartVillage.Bench.Soak;

namespace SmartVillage.Bench;

/// <summary><c>SmartVillage.Bench NAME [--quick] [--rounds N] [--seconds N] [--minutes N]</c>; see bench.sh.</summary>
internal static class Program
{
    private static readonly string[] Names = ["intake", "latency", "recovery", "viewers", "scale", "soak"];

    public static async Task<int> Main(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "baseline":
                await BaselineApi.ServeAsync(args[1], args[2], Setup(args[3..6]), Setup(args[6..9]));
                return 0;
            case "drive":
                await Drive.RunAsync(Number(args[1]), Number(args[2]), BenchOptions.Of(args));
                return 0;
            case "all":
                foreach (var name in Names)
                {
                    await RunAsync(name, BenchOptions.Of(args));
                }

                return 0;
            case { } name when Names.Contains(name):
                await RunAsync(name, BenchOptions.Of(args));
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Name one of: {string.Join(", ", Names)}, all.");
                return 1;
        }
    }

    private static Task RunAsync(string name, BenchOptions options) => name switch
    {
        "intake" => new IntakeBench(options).RunAsync(),
        "latency" => new LatencyBench(options).RunAsync(),
        "recovery" => new RecoveryBench(options).RunAsync(),
        "viewers" => new ViewersBench(options).RunAsync(),
        "scale" => new ScaleBench(options).RunAsync(),
        "soak" => new SoakBench(options).RunAsync(),
        _ => throw new ArgumentException(name),
    };

    private static BaselineSetup Setup(string[] args) => new(args[0], Number(args[1]), Number(args[2]));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
