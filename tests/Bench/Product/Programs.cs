namespace SmartVillage.Bench.Product;

/// <summary>Where the programs lie: beside this one's output, built the same way.</summary>
internal static class Programs
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Silo { get; } = Built("SmartVillage.Silo");

    public static string Dashboard { get; } = Built("SmartVillage.Dashboard");

    public static string Bench { get; } = Path.Combine(Here.FullName, "SmartVillage.Bench.dll");

    private static string Built(string name) => Path.Combine(Here.Parent!.Parent!.FullName, name, Here.Name, name + ".dll");
}
