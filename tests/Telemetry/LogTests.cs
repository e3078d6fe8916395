using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartVillage.Grains.Journal;
using SmartVillage.Tests.Http;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Telemetry;

/// <summary>What a sender writes stays out of the log, at every level, whether it is taken, refused or can't be written.</summary>
public sealed class LogTests(LogTests.LoggedServer server) : IClassFixture<LogTests.LoggedServer>
{
    private const string Marker = "penanda";

    [Fact]
    public async Task No_event_content_is_logged()
    {
        var village = server.NextVillage();
        var taken = Marked(village, "pajak.pbb");
        var refused = Marked(village, "pajak." + Marker);
        var personal = Marked(village, "pajak.pbb").With("id", $"{Marker}-1809102004120001");
        await server.SendAsync(taken, refused, personal, taken.DeepClone());
        using (await server.PostAsync($$"""[{"{{Marker}}":"""))
        using (await server.PostAsync($$"""{"{{Marker}}":1,"{{Marker}}":2}"""))
        {
            server.Journal.IsAway = true;
            using var away = await server.PostAsync(Marked(village, "pajak.pbb").ToJsonString());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            server.Journal.IsAway = false;
            server.Journal.Fenced = village;
            using var fenced = await server.PostAsync(Marked(village, "pajak.pbb").ToJsonString());
            server.Journal.Fenced = null;
        }

        Assert.Contains(server.Log.Lines, line => line.Contains(village, StringComparison.Ordinal)); // it hears, and villages may be named
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An event that has the marker wherever a sender may write something.</summary>
    private static JsonObject Marked(string village, string service) => Event(
        village,
        "service",
        new JsonObject
        {
            ["service"] = service, ["status"] = "completed", ["request"] = Marker, ["channel"] = "agent", ["citizen"] = Marker + new string('0', 32), [Marker] = Marker,
        },
        id: $"{Marker}-{Guid.NewGuid():N}").With("source", "/" + Marker).With("keterangan", Marker);

    public sealed class LoggedServer : SiloServer
    {
        internal Capture Log { get; } = new();

        internal FaultyJournal Journal => (FaultyJournal)Services.GetRequiredService<IEventJournal>();

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("SmartVillage:Journal:GiveUpAfter", "00:00:00.200");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace)
                .AddFilter("SmartVillage", LogLevel.Trace).AddFilter("Orleans", LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.Trace));
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.Wrap<IEventJournal>(inner => new FaultyJournal(inner));
        }
    }

    /// <summary>Every line of the log, with its exception.</summary>
    internal sealed class Capture : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{logLevel} {eventId} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
