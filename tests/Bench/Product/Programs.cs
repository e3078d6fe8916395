namespace SmartVillage.Bench.Product;

/// <summary>Where the programs lie: the product's as bench.sh published them for this machine, as for a server; this one where it runs.</summary>
internal static class Programs
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Silo { get; } = Published("SmartVillage.Silo");

    public static string Dashboard { get; } = Published("SmartVillage.Dashboard");

    public static string Bench { get; } = Path.Combine(Here.FullName, "SmartVillage.Bench.dll");

    private static string Published(string name)
    {
        var program = Path.Combine(Here.Parent!.Parent!.Parent!.FullName, "publish", name, Here.Name, name + ".dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is missing: start benchmarks with bash tests/bench.sh.");
    }
}
