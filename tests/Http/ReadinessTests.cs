using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;
using SmartVillage.Silo.Time;
using SmartVillage.Tests.Cluster;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>What <c>/health/ready</c> says, and that one village's trouble or one machine's clock is nobody else's.</summary>
public sealed class ReadinessTests(ReadinessTests.TroubledServer server) : IClassFixture<ReadinessTests.TroubledServer>
{
    [Fact]
    public async Task While_figures_are_loaded_the_regions_are_named_and_a_clock_that_is_off_is_told_but_not_followed()
    {
        var (status, checks) = await ReadyAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("unhealthy", (string)checks["journal"]!["status"]!);
        Assert.Equal("unhealthy", (string)checks["figures"]!["status"]!);
        Assert.Contains("18.09", (string)checks["figures"]!["description"]!, StringComparison.Ordinal);

        server.Journal.IsAway = false;
        await FiguresTests.Eventually(async () => (await ReadyAsync()).Status == HttpStatusCode.OK);
        (_, checks) = await ReadyAsync();
        Assert.Equal("healthy", (string)checks["figures"]!["status"]!);
        Assert.Equal("degraded", (string)checks["clock"]!["status"]!);
        Assert.Contains("600", (string)checks["clock"]!["description"]!, StringComparison.Ordinal);

        var answer = await server.SendAsync(Completed(server.NextVillage(), time: TimeProvider.System.GetUtcNow()));
        Assert.Equal(1, (int)answer["accepted"]!); // not "in the future", though this machine says so
        Assert.Equal(0, ((DateTimeOffset)answer["serverTime"]! - TimeProvider.System.GetUtcNow()).TotalSeconds, 60.0); // and not the 600 that the machine is off

        await AssertLeftOutAsync();
    }

    private async Task AssertLeftOutAsync()
    {
        var village = server.NextVillage();
        server.Broken = village;
        server.Valve.IsShut = true;
        await server.SendAsync(Completed(village));
        server.Valve.IsShut = false;

        await FiguresTests.Eventually(async () => (string)(await ReadyAsync()).Checks["figures"]!["status"]! == "degraded");
        var (status, checks) = await ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(village, (string)checks["figures"]!["description"]!, StringComparison.Ordinal);

        server.Broken = null;
        await FiguresTests.Eventually(async () => (string)(await ReadyAsync()).Checks["figures"]!["status"]! == "healthy");
    }

    private async Task<(HttpStatusCode Status, JsonNode Checks)> ReadyAsync()
    {
        using var answer = await server.Client.GetAsync("/health/ready");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["checks"]!);
    }

    /// <summary>A silo whose journal is away at its start, whose machine's clock is ten minutes slow, and of which a village can be broken.</summary>
    public sealed class TroubledServer : SiloServer, IIncomingGrainCallFilter
    {
        internal volatile string? Broken;

        internal Valve Valve { get; } = new();

        internal FaultyJournal Journal => (FaultyJournal)Services.GetRequiredService<IEventJournal>();

        public Task Invoke(IIncomingGrainCallContext context) =>
            context.MethodName == nameof(IDesaGrain.GetFiguresAsync) && context.TargetId.Key.ToString() == Broken
                ? throw new InvalidDataException("The journal of this village doesn't continue.")
                : context.Invoke();

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("SmartVillage:Rollup:KeepAliveEvery", "00:00:01");
            builder.UseSetting("SmartVillage:Rollup:LeaveOutAfter", "00:00:02");
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.Wrap<IEventJournal>(inner => new FaultyJournal(inner) { IsAway = true });
            services.AddSingleton(new DomainTimeProvider(new SlowClock()));
            services.AddSingleton<IIncomingGrainCallFilter>(this);
            Valve.AddTo(services);
        }
    }

    private sealed class SlowClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromMinutes(10);
    }
}
