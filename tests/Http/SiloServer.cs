using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Tests.Http;

/// <summary>The real silo: Kestrel on a free loopback port, SQLite in a directory of its own. Only the catalogue holds one service more.</summary>
public class SiloServer : IAsyncLifetime
{
    private static readonly string[] Villages = [.. RegionRegisterReader.ReadEmbedded().VillagesOf(RegionCode.Parse("18.03")).Where(r => r.Level == RegionLevel.Desa).Select(r => r.Code.ToString())];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sv-http");
    private WebApplicationFactory<SmartVillageOptions>? _factory;
    private int _village;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _factory!.Services;

    public ValueTask InitializeAsync()
    {
        _factory = new WebApplicationFactory<SmartVillageOptions>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("SmartVillage:DataDirectory", _data.FullName);
            builder.UseSetting("SmartVillage:Role", "all-in-one"); // free cluster ports
            Configure(builder);
            builder.ConfigureTestServices(ConfigureServices);
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = new(_factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A desa (no kelurahan) that no other test uses: of Lampung Utara, where the programme's list names none.</summary>
    public string NextVillage() => Villages[Interlocked.Increment(ref _village)];

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>(path))!;

    /// <summary>The journal of a village.</summary>
    public async Task<JsonArray> JournalAsync(string village) => (await GetAsync($"/api/v1/regions/{village}/events")).AsArray();

    /// <summary>Today's figures of a region.</summary>
    public Task<JsonNode> TodayAsync(string region) => GetAsync($"/api/v1/regions/{region}/summary");

    protected virtual void Configure(IWebHostBuilder builder)
    {
    }

    protected virtual void ConfigureServices(IServiceCollection services) => services.AddRetiredService();
}
