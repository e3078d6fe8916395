using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Regions;

public sealed class SimulatedNamesTests
{
    private static readonly RegionRegister Real = RegionRegisterReader.ReadEmbedded();
    private static readonly RegionRegister Masked = SimulatedNames.Apply(Real);

    [Fact]
    public void No_village_keeps_its_name_and_everything_else_stays()
    {
        foreach (var (real, masked) in Real.All.Zip(Masked.All))
        {
            Assert.Equal(real with { Name = masked.Name }, masked);
            Assert.Equal(real.Code.IsVillage, masked.Name != real.Name);
            Assert.Equal(real.Code.IsVillage, SimulatedNames.IsSimulated(masked.Name));
        }
    }

    [Fact]
    public void Numbers_run_through_each_kabupaten_without_a_gap()
    {
        foreach (var kabupaten in Masked.ChildrenOf(RegionRegisterTests.Code("18")))
        {
            var numbers = Masked.VillagesOf(kabupaten.Code).Select(v => SimulatedNames.Shorten(v.Name)).ToArray();

            Assert.Equal(Enumerable.Range(1, numbers.Length).Select(i => $"Simulasi {i:000}"), numbers);
        }
    }

    [Theory]
    [InlineData("18.09.01.2001", "Desa Simulasi 001", "Simulasi 001")]
    [InlineData("18.72.01.1001", "Kelurahan Simulasi 001", "Simulasi 001")]
    [InlineData("18.09", "Kabupaten Pesawaran", "Kabupaten Pesawaran")]
    public void A_name_has_a_long_and_a_short_form(string code, string name, string shortened)
    {
        Assert.True(Masked.TryFind(RegionRegisterTests.Code(code), out var region));
        Assert.Equal((name, shortened), (region.Name, SimulatedNames.Shorten(region.Name)));
        Assert.Equal(name, new RegionWords().TitleOf(region));
    }

    [Fact]
    public void Names_are_the_same_at_every_start() =>
        Assert.Equal(Masked.All.Select(r => r.Name), SimulatedNames.Apply(RegionRegisterReader.ReadEmbedded()).All.Select(r => r.Name));

    [Fact]
    public void The_search_does_not_look_behind_the_mask()
    {
        var search = new RegionSearch(Masked);

        Assert.DoesNotContain(search.Find("Hanura"), h => h.Region.Code.IsVillage);
        Assert.DoesNotContain(search.Find("watas"), h => h.Region.Code.IsVillage);
        Assert.Equal("18.09.01.2001", search.Find("simulasi 001 pesawaran")[0].Region.Code.ToString());
    }

    [Theory]
    [InlineData(true, false, "Desa Simulasi 001")]
    [InlineData(true, true, "Padang Ratu")]
    [InlineData(false, false, "Padang Ratu")]
    public void The_register_in_use_is_masked_while_a_simulation_runs(bool on, bool realNames, string name)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(new SimulationMode(on, realNames)).AddRegionRegister().BuildServiceProvider();

        Assert.True(services.GetRequiredService<RegionRegister>().TryFind(RegionRegisterTests.Code("18.09.01.2001"), out var region));
        Assert.Equal(name, region.Name);
    }

    [Theory]
    [InlineData("/simulasi/18.09.10.2004/simdes", true, true)]
    [InlineData("/simulasi/18.09.10.2004/simdes", false, false)]
    [InlineData("/18.09.10.2004/simdes", true, false)]
    [InlineData("/18.09.10.2004/simdes", false, true)]
    public void Demo_data_and_real_data_never_share_a_journal(string source, bool on, bool accepted) =>
        Assert.Equal(accepted, new SimulationMode(on).Accepts(source));
}
