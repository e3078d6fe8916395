using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using SmartVillage.Dashboard;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Telemetry;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Tests.Http;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Telemetry;

/// <summary>Viewers, feeds and watched regions, in the real program, all in one.</summary>
public sealed class DashboardInstrumentTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Who_watches_is_heard_until_they_leave()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var factory = new WebApplicationFactory<Shared>().WithWebHostBuilder(builder => builder
            .UseEnvironment("Production").UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("SmartVillage:DataDirectory", _data.Path).UseSetting("SmartVillage:Demo", "false"));
        factory.UseKestrel(0);
        factory.StartServer();
        var services = factory.Services;
        var address = new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var viewers = services.Hear<int>(DashboardInstruments.MeterName, "smartvillage.screen.viewers");
        using var feeds = services.Hear<int>(DashboardInstruments.MeterName, "smartvillage.screen.feeds");
        using var watched = services.Hear<int>(GrainsInstruments.MeterName, "smartvillage.watched.regions");

        await using (var hub = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/regions")).Build())
        {
            await hub.StartAsync(cancellation);
            await hub.InvokeAsync<object>("Watch", "18.09", cancellation);
            Assert.Equal(1, viewers.Sum("kind", "hub"));
            Assert.Equal(1, watched.Sum());
            feeds.RecordObservableInstruments();
            Assert.Equal(1, feeds.LastMeasurement!.Value);
        }

        await FiguresTests.Eventually(() => Task.FromResult(viewers.Sum("kind", "hub") == 0));
        using var http = new HttpClient { BaseAddress = address };
        var policy = (await http.GetAsync("/orleans/", cancellation)).Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("style-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", (await http.GetAsync("/", cancellation)).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_is_a_viewer_while_its_browser_is_there()
    {
        var meters = Meters.Factory();
        using var viewers = new MetricCollector<int>(meters, DashboardInstruments.MeterName, "smartvillage.screen.viewers");
        var circuit = new CircuitPresence(new(meters, null!));

        await circuit.OnConnectionUpAsync(null!, default);
        Assert.Equal(1, viewers.Sum("kind", "circuit"));
        await circuit.OnConnectionDownAsync(null!, default);
        Assert.Equal(0, viewers.Sum("kind", "circuit"));
    }

    public void Dispose() => _data.Dispose();
}
