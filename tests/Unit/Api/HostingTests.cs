using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SmartVillage.Silo.Hosting;
using SmartVillage.Silo.Intake;
using SmartVillage.Silo.Language;

namespace SmartVillage.Tests.Unit.Api;

public sealed class HostingTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("https://[::1]:5080")]
    [InlineData("http://unix:/tmp/x.sock")]
    [InlineData("tcp://127.0.0.1")]
    public void These_addresses_are_loopback(string address) => Assert.True(LoopbackGuard.IsLoopback(address));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.5:5080")]
    [InlineData("http://desa.example:5080")]
    [InlineData("nonsense")]
    public void These_addresses_are_not(string address) => Assert.False(LoopbackGuard.IsLoopback(address));

    [Fact]
    public void Endpoints_go_before_urls_and_urls_before_ports()
    {
        Assert.Equal(["http://*:8080"], Configured(("http_ports", "8080")));
        Assert.Equal(["http://localhost:1", "http://localhost:2"], Configured(("http_ports", "8080"), ("urls", "http://localhost:1;http://localhost:2")));
        Assert.Equal(["http://0.0.0.0:1"], Configured(("Kestrel:Endpoints:A:Url", "http://0.0.0.0:1"), ("urls", "http://localhost:1")));
    }

    [Fact]
    public void Options_tell_all_faults_at_once_each_with_its_key()
    {
        var result = new SmartVillageOptionsValidator().Validate(null, new() { DataDirectory = " ", Role = "king", Access = "shut", Register = "/no/such.csv" });

        Assert.Equal(
            ["SmartVillage:DataDirectory", "SmartVillage:Role", "SmartVillage:Access", "SmartVillage:Register"],
            result.Failures!.Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public void Ports_and_keys_are_checked_too()
    {
        var cluster = new ClusterPlaceOptionsValidator().Validate(null, new() { SiloPort = 70000, GatewayPort = 0, AdvertisedAddress = "here" });
        var intake = new IntakeOptionsValidator().Validate(null, new() { MaxEvents = 0, MaxBytes = 1, MaxDiscardedBytes = 0, MaxBufferedBytes = 0, ResidentKey = "c2hvcnQ=" });

        Assert.Equal(["SmartVillage:Cluster:SiloPort", "SmartVillage:Cluster:GatewayPort", "SmartVillage:Cluster:AdvertisedAddress"], cluster.Failures!.Select(f => f.Split(' ')[0]));
        Assert.Equal(5, intake.Failures!.Count());
        Assert.All(intake.Failures!, failure => Assert.StartsWith("SmartVillage:Intake:", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_are_valid()
    {
        Assert.True(new SmartVillageOptionsValidator().Validate(null, new()).Succeeded);
        Assert.True(new ClusterPlaceOptionsValidator().Validate(null, new()).Succeeded);
        Assert.True(new IntakeOptionsValidator().Validate(null, new()).Succeeded);
    }

    [Fact]
    public void All_in_one_takes_free_ports_only_when_none_are_set()
    {
        var (silo, gateway) = new ClusterPlaceOptions().PortsFor(HostRole.AllInOne);

        Assert.NotEqual(silo, gateway);
        Assert.NotEqual(ClusterPlaceOptions.DefaultSiloPort, silo);
        Assert.Equal((11111, 30000), new ClusterPlaceOptions().PortsFor(HostRole.Silo));
        Assert.Equal((11111, 4000), new ClusterPlaceOptions { GatewayPort = 4000 }.PortsFor(HostRole.AllInOne));
    }

    [Theory]
    [InlineData("", "id")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9,id;q=0.8", "en")]
    [InlineData("id-ID,id;q=0.9,en;q=0.8", "id")]
    [InlineData("fr", "id")]
    [InlineData("*", "id")]
    public void The_language_is_Indonesian_unless_English_is_preferred(string accept, string expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = accept;

        Assert.Equal(expected, ApiLanguage.Of(context.Request).Name);
    }

    private static IEnumerable<string> Configured(params (string Key, string Value)[] settings) =>
        LoopbackGuard.Configured(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
