using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Intake;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>What senders see when the server can't: asked to come again, and nothing lost or doubled when they do.</summary>
public sealed class FaultTests(FaultTests.FaultyServer server) : IClassFixture<FaultTests.FaultyServer>
{
    [Fact]
    public async Task A_journal_that_is_away_is_told_and_the_same_call_succeeds_later()
    {
        var village = server.NextVillage();
        var call = Completed(village).ToJsonString();
        server.Journal.IsAway = true;

        using (var refused = await server.PostAsync(call))
        {
            var problem = await Calls.AssertProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "journal-unavailable");
            Assert.Contains("kirim ulang itu aman", (string)problem["detail"]!, StringComparison.Ordinal);
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            using var read = await server.Client.GetAsync($"/api/v1/regions/{village}/events");
            await Calls.AssertProblemAsync(read, HttpStatusCode.ServiceUnavailable, "journal-unavailable");
            using var ready = await server.Client.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            using var live = await server.Client.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        server.Journal.IsAway = false;
        await FiguresTests.Eventually(async () =>
        {
            using var again = await server.PostAsync(call);
            return again.IsSuccessStatusCode;
        });
        Assert.Single(await server.JournalAsync(village));
        await FiguresTests.Eventually(async () => (await server.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_village_that_somebody_else_writes_is_told_and_the_same_call_succeeds_later()
    {
        var (village, other) = (server.NextVillage(), server.NextVillage());
        var call = new JsonArray(Completed(village), Completed(other)).ToJsonString();
        server.Journal.Fenced = village;

        using (var refused = await server.PostAsync(call))
        {
            await Calls.AssertProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "journal-unavailable");
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        server.Journal.Fenced = null;
        using var again = await server.PostAsync(call);
        var answer = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        Assert.Equal((1, 1, 0), ((int)answer["accepted"]!, (int)answer["duplicates"]!, (int)answer["rejected"]!));
        Assert.Equal(2, answer["heads"]!.AsArray().Count);
        Assert.Single(await server.JournalAsync(village));
        Assert.Single(await server.JournalAsync(other));
    }

    [Fact]
    public async Task A_full_queue_asks_to_slow_down()
    {
        var village = server.NextVillage();
        server.Writer.IsFull = true;

        using (var refused = await server.PostAsync(Completed(village).ToJsonString()))
        {
            await Calls.AssertProblemAsync(refused, HttpStatusCode.TooManyRequests, "slow-down");
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        server.Writer.IsFull = false;
        using var taken = await server.PostAsync(Completed(village).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Single(await server.JournalAsync(village));
    }

    [Fact]
    public async Task More_bodies_than_memory_is_meant_for_ask_to_slow_down()
    {
        // One call of 40 KiB fits into what this server holds at once, two do not.
        using var gate = new SemaphoreSlim(0);
        using var slow = new HttpRequestMessage(HttpMethod.Post, Calls.Path) { Content = new GatedContent(new(' ', 40 << 10), gate) };
        slow.Content.Headers.ContentType = new("application/json");
        var held = server.Client.SendAsync(slow);

        await FiguresTests.Eventually(() => Task.FromResult(server.Services.GetRequiredService<BodyBudget>().Left == 32 << 10));
        using var second = await server.PostAsync(Encoding.UTF8.GetBytes("[]" + new string(' ', 40 << 10)));
        await Calls.AssertProblemAsync(second, HttpStatusCode.TooManyRequests, "slow-down");

        gate.Release();
        using var first = await held;
        await Calls.AssertProblemAsync(first, HttpStatusCode.BadRequest, "malformed-json");
        using var after = await server.PostAsync(Encoding.UTF8.GetBytes("[]" + new string(' ', 40 << 10)));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    public sealed class FaultyServer : SiloServer
    {
        internal FaultyJournal Journal => (FaultyJournal)Services.GetRequiredService<IEventJournal>();

        internal FaultyWriter Writer => (FaultyWriter)Services.GetRequiredService<IJournalWriter>();

        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting("SmartVillage:Journal:GiveUpAfter", "00:00:00.200");
            builder.UseSetting("SmartVillage:Intake:MaxBytes", "65536");
            builder.UseSetting("SmartVillage:Intake:MaxBufferedBytes", "98304");
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.Wrap<IEventJournal>(inner => new FaultyJournal(inner));
            services.Wrap<IJournalWriter>(inner => new FaultyWriter(inner));
        }
    }

    /// <summary>The real writer, whose queue can be said to be full.</summary>
    internal sealed class FaultyWriter(IJournalWriter inner) : IJournalWriter
    {
        public volatile bool IsFull;

        public Task<AppendResult> AppendAsync(Append append) => IsFull ? throw new JournalQueueFullException() : inner.AppendAsync(append);
    }

    /// <summary>A body of which the last byte waits.</summary>
    private sealed class GatedContent(string body, SemaphoreSlim gate) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(body));
            await stream.FlushAsync();
            await gate.WaitAsync();
            await stream.WriteAsync("x"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length + 1;
            return true;
        }
    }
}
