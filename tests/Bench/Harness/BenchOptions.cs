using System.Globalization;

namespace SmartVillage.Bench.Harness;

/// <summary>What was asked for: how many rounds of how long.</summary>
internal sealed record BenchOptions(int Rounds, TimeSpan Round, bool IsQuick, TimeSpan Soak, bool OnSqlite)
{
    public static BenchOptions Of(string[] args)
    {
        var quick = args.Contains("--quick");
        return new(
            Number(args, "--rounds", quick ? 1 : 5),
            TimeSpan.FromSeconds(Number(args, "--seconds", quick ? 3 : 8)),
            quick,
            TimeSpan.FromMinutes(Number(args, "--minutes", quick ? 2 : 30)),
            args.Contains("--sqlite"));
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
