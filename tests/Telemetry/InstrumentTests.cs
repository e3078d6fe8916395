using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Silo.Telemetry;
using SmartVillage.Tests.Cluster;
using SmartVillage.Tests.Http;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Telemetry;

/// <summary>Each instrument of silo and grains is heard when the thing itself happens, through HTTP, in the real silo.</summary>
public sealed class InstrumentTests(InstrumentTests.HeardServer server) : IClassFixture<InstrumentTests.HeardServer>
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["outcome"] = ["recorded", "malformed-json", "too-large", "unsupported-media-type", "slow-down", "journal-unavailable", "accepted", "duplicate", "rejected"],
        ["code"] = ["unknown-service", "invalid-event", "not-a-village", "unknown-region"],
        ["level"] = ["kabupaten", "provinsi"],
        ["reason"] = ["start", "gap", "behind", "overdue"],
    };

    [Fact]
    public async Task A_call_is_heard_from_its_arrival_to_the_province()
    {
        using var calls = Hear<long>(SiloInstruments.MeterName, "smartvillage.intake.calls");
        using var duration = Hear<double>(SiloInstruments.MeterName, "smartvillage.intake.duration");
        using var events = Hear<long>(SiloInstruments.MeterName, "smartvillage.intake.events");
        using var rejects = Hear<long>(SiloInstruments.MeterName, "smartvillage.intake.rejects");
        using var rows = Hear<int>(GrainsInstruments.MeterName, "smartvillage.commit.rows");
        using var commits = Hear<double>(GrainsInstruments.MeterName, "smartvillage.commit.duration");
        using var messages = Hear<long>(GrainsInstruments.MeterName, "smartvillage.rollup.messages");
        using var changes = Hear<long>(GrainsInstruments.MeterName, "smartvillage.rollup.changes");
        using var lag = Hear<double>(GrainsInstruments.MeterName, "smartvillage.rollup.lag");
        var village = server.NextVillage();
        var known = Completed(village);

        await server.SendAsync(known, known.DeepClone(), Completed(village), Completed(village, service: "pajak.pbx"));
        using var malformed = await server.PostAsync("[");

        Assert.Equal(1, calls.Sum("outcome", "recorded"));
        Assert.Equal(1, calls.Sum("outcome", "malformed-json"));
        Assert.True(duration.Sum() > 0);
        Assert.Equal((2, 1, 1), (events.Sum("outcome", "accepted"), events.Sum("outcome", "duplicate"), events.Sum("outcome", "rejected")));
        Assert.Equal(1, rejects.Sum("code", "unknown-service"));
        Assert.Equal(3, rows.Sum()); // a duplicate goes the way of a row, and is found there
        Assert.True(commits.Sum() > 0);
        await FiguresTests.Eventually(() => Task.FromResult(
            messages.Sum("level", "provinsi") >= 1 && messages.Sum("level", "kabupaten") >= 1 && changes.Sum("level", "kabupaten") >= 1 && lag.Sum() > 0));
    }

    [Fact]
    public async Task A_journal_that_is_away_is_heard_as_failures_and_as_a_queue_that_empties_again()
    {
        using var failures = Hear<long>(GrainsInstruments.MeterName, "smartvillage.commit.failures");
        using var queue = Hear<long>(GrainsInstruments.MeterName, "smartvillage.queue.rows");
        using var calls = Hear<long>(SiloInstruments.MeterName, "smartvillage.intake.calls");
        server.Journal.IsAway = true;
        var refused = server.PostAsync(Completed(server.NextVillage()).ToJsonString());

        await FiguresTests.Eventually(() => Task.FromResult(Now(queue) == 1));
        using var answer = await refused;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        server.Journal.IsAway = false;

        Assert.True(failures.Sum() >= 1);
        Assert.Equal(1, calls.Sum("outcome", "journal-unavailable"));
        await FiguresTests.Eventually(() => Task.FromResult(Now(queue) == 0));
    }

    [Fact]
    public async Task A_village_that_somebody_else_writes_is_heard_as_fences()
    {
        using var fences = Hear<long>(GrainsInstruments.MeterName, "smartvillage.village.fences");
        var village = server.NextVillage();
        server.Journal.Fenced = village;

        using var refused = await server.PostAsync(Completed(village).ToJsonString());

        server.Journal.Fenced = null;
        Assert.True(fences.Sum() >= 1);
    }

    [Fact]
    public async Task A_message_that_was_lost_is_heard_as_a_repair()
    {
        using var repairs = Hear<long>(GrainsInstruments.MeterName, "smartvillage.figures.repairs");
        var village = server.NextVillage();
        server.Valve.IsShut = true;
        await server.SendAsync(Completed(village));
        server.Valve.IsShut = false;

        await FiguresTests.Eventually(() => Task.FromResult(repairs.Sum("reason", "behind") >= 1));
    }

    [Fact]
    public void The_offset_of_the_clock_is_heard()
    {
        using var offset = Hear<double>(SiloInstruments.MeterName, "smartvillage.clock.offset");
        offset.RecordObservableInstruments();
        Assert.InRange(offset.LastMeasurement!.Value, -1, 1);
    }

    [Fact]
    public async Task Tags_are_words_of_short_lists_whatever_is_sent()
    {
        var heard = new ConcurrentDictionary<(string Key, string? Value), bool>();
        using var listener = new MeterListener();
        var factory = server.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Meter.Name.StartsWith("SmartVillage.", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Keep(tags));
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Keep(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Keep(tags));
        listener.Start();
        var village = server.NextVillage();

        await server.SendAsync([.. Enumerable.Range(0, 200).Select(i => Completed(village, service: $"asing.{i}", id: $"asing-{i}"))]);
        await server.SendAsync(Completed("18.09"), Completed("99.99.99.9999"), JsonValue.Create("x"));

        Assert.Contains(("code", "unknown-service"), heard.Keys);
        Assert.All(heard.Keys, tag => Assert.Contains(tag.Value, Words[tag.Key]));

        void Keep(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                heard[(tag.Key, tag.Value as string)] = true;
            }
        }
    }

    private static long Now(MetricCollector<long> queue)
    {
        queue.RecordObservableInstruments();
        return queue.LastMeasurement!.Value;
    }

    private MetricCollector<T> Hear<T>(string meter, string instrument)
        where T : struct => server.Services.Hear<T>(meter, instrument);

    /// <summary>The real silo, whose journal and pump can be made to fail.</summary>
    public sealed class HeardServer : SiloServer
    {
        internal Valve Valve { get; } = new();

        internal FaultyJournal Journal => (FaultyJournal)Services.GetRequiredService<Grains.Journal.IEventJournal>();

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("SmartVillage:Journal:GiveUpAfter", "00:00:05");
            builder.UseSetting("SmartVillage:Rollup:KeepAliveEvery", "00:00:01");
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            Valve.AddTo(services);
            services.Wrap<Grains.Journal.IEventJournal>(inner => new FaultyJournal(inner));
        }
    }
}
