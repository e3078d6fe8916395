using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace SmartVillage.Tests.Processes;

/// <summary>Pages and hub in a process of their own, as a client of a silo.</summary>
[Collection(ProcessSuite.Name)]
public sealed class WebRoleTests : IDisposable
{
    private const string Village = "18.09.10.2004";
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(30);

    private readonly DataDirectory _data = new(), _other = new();

    [Fact]
    public async Task It_waits_for_the_silo_and_shows_its_simulation_with_hidden_names_and_live_figures()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (siloPort, gatewayPort) = (Port("SiloPort"), Port("GatewayPort"));
        var starting = ServerProcess.StartAsync(Programs.Dashboard, _other.Path, "Production", "--SmartVillage:Role=web", gatewayPort);
        await using var silo = await ServerProcess.StartAsync(
            Programs.Silo, _data.Path, "Production", "--SmartVillage:Role=silo", siloPort, gatewayPort, "--SmartVillage:Demo=true", "--SmartVillage:Demo:Villages=30");
        await using var web = await starting;

        Assert.Contains("data-simulation", await web.Client.GetStringAsync("/", cancellation), StringComparison.Ordinal);
        var page = await web.Client.GetStringAsync("/wilayah/" + Village, cancellation);
        Assert.Contains("Desa Simulasi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Hanura", page, StringComparison.Ordinal);
        Assert.Equal("healthy", (string)(await web.GetAsync("/health/live"))["status"]!);
        Assert.Equal("healthy", (string)(await web.GetAsync("/health/ready"))["checks"]!["cluster"]!["status"]!);

        var changed = new TaskCompletionSource<JsonElement>();
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(web.Client.BaseAddress!, "/hubs/regions")).Build();
        hub.On<JsonElement>("Changed", summary => changed.TrySetResult(summary));
        await hub.StartAsync(cancellation);
        var present = await hub.InvokeAsync<JsonElement>("Watch", "18", cancellation);
        var next = await changed.Task.WaitAsync(AnswersWithin, TimeProvider.System, cancellation); // the simulation moves
        Assert.True(next.GetProperty("version").GetInt64() > present.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("SmartVillage:Access=open", "--urls=http://0.0.0.0:0")]
    [InlineData("SmartVillage:Access", "--SmartVillage:Access=shut")]
    [InlineData("SmartVillage:Cluster:GatewayPort", "--SmartVillage:Cluster:GatewayPort=70000")]
    public async Task What_is_configured_wrongly_stops_it_and_is_named(string key, string argument) =>
        Assert.Contains(key, await ServerProcess.RefusedAsync(Programs.Dashboard, _other.Path, "Production", "--SmartVillage:Role=web", argument), StringComparison.Ordinal);

    public void Dispose()
    {
        _data.Dispose();
        _other.Dispose();
    }

    private static string Port(string setting) => $"--SmartVillage:Cluster:{setting}={Programs.FreePort().ToString(CultureInfo.InvariantCulture)}";
}
