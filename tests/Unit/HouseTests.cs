namespace SmartVillage.Tests.Unit;

public sealed class HouseTests
{
    [Fact]
    public void The_reference_data_is_inside_the_contracts_assembly()
    {
        var names = System.Reflection.Assembly.Load("SmartVillage.GrainInterfaces").GetManifestResourceNames();

        Assert.Contains("SmartVillage.Regions.Data.regions.csv", names);
        Assert.Contains("SmartVillage.Regions.Data.population.csv", names);
        Assert.Contains("SmartVillage.Regions.Data.programme.csv", names);
    }
}
