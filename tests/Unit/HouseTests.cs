using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmartVillage.Tests.Unit;

public sealed class HouseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    [Fact]
    public void The_reference_data_is_inside_the_contracts_assembly()
    {
        var names = Assembly.Load("SmartVillage.GrainInterfaces").GetManifestResourceNames();

        Assert.Contains("SmartVillage.Regions.Data.regions.csv", names);
        Assert.Contains("SmartVillage.Regions.Data.population.csv", names);
        Assert.Contains("SmartVillage.Regions.Data.programme.csv", names);
    }

    [Fact]
    public void The_map_is_inside_the_dashboard_assembly()
    {
        var names = Assembly.Load("SmartVillage.Dashboard").GetManifestResourceNames();

        // The province, 13 kabupaten, 2 kota.
        Assert.Equal(16, names.Count(name => name.StartsWith("SmartVillage.Dashboard.Map.18.", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_contracts_have_their_lock_file() =>
        Assert.True(File.Exists(Path.Combine(Root, "grain-interfaces", "OrleansContracts.txt")), "Make it with grain-interfaces/lock-contracts.sh.");

    [Fact]
    public void Only_the_dashboard_has_an_appsettings_file()
    {
        // Two of them would stop the dashboard, which references the silo, from being published.
        string[] product = ["grain-interfaces", "grains", "silo", "dashboard"];

        Assert.Equal(["dashboard"], product.Where(project => Directory.GetFiles(Path.Combine(Root, project), "appsettings*.json").Length > 0));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
