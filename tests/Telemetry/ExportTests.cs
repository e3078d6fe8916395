using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Tests.Http;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Telemetry;

/// <summary>The standard variables of OpenTelemetry, and nothing else, send metrics and traces to a collector.</summary>
public sealed class ExportTests(ExportTests.ExportingServer server) : IClassFixture<ExportTests.ExportingServer>
{
    [Fact]
    public async Task Metrics_and_the_way_of_a_call_reach_the_collector()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("SmartVillage.", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        using var request = new HttpRequestMessage(HttpMethod.Post, Calls.Path) { Content = new StringContent(Completed(server.NextVillage()).ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await server.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();

        await FiguresTests.Eventually(() => Task.FromResult(spans.Any(span => span.OperationName == "roll-up")));
        Assert.Equal(["intake", "journal commit", "roll-up"], spans.Select(span => span.OperationName).Distinct().Order());
        var id = Encoding.Latin1.GetString(Convert.FromHexString(trace.ToHexString()));
        await ArrivesAsync("/v1/traces", "journal commit", id);
        await ArrivesAsync("/v1/metrics", "smartvillage.rollup.lag", "smartvillage-silo", "dotnet.gc");
    }

    private Task ArrivesAsync(string path, params string[] texts) =>
        FiguresTests.Eventually(() => Task.FromResult(Array.TrueForAll(texts, text => server.Collector.Has(path, text))));

    public sealed class ExportingServer : SiloServer, IAsyncLifetime
    {
        internal Collector Collector { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            Collector = await Collector.StartAsync();
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await Collector.DisposeAsync();
        }

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address.ToString());
            builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            builder.UseSetting("OTEL_METRIC_EXPORT_INTERVAL", "500");
            builder.UseSetting("OTEL_BSP_SCHEDULE_DELAY", "200");
        }
    }
}

/// <summary>Where no collector is named, nothing of OpenTelemetry runs for us.</summary>
[Collection(HttpSuite.Name)]
public sealed class NoExportTests(SiloServer server)
{
    [Fact]
    public void Without_an_endpoint_nothing_listens()
    {
        Assert.Null(server.Services.GetService<MeterProvider>());
        Assert.Null(server.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task The_operators_page_has_its_own_policy_and_ours_keep_theirs()
    {
        using var page = await server.Client.GetAsync("/orleans/");
        page.EnsureSuccessStatusCode();
        Assert.Contains("Orleans Dashboard", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var counters = await server.Client.GetAsync("/orleans/ClusterStats");
        counters.EnsureSuccessStatusCode();
        using var docs = await server.Client.GetAsync("/docs");
        Assert.DoesNotContain("unsafe-inline", docs.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var trace = await server.Client.GetAsync("/orleans/Trace");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, trace.StatusCode);
    }
}
