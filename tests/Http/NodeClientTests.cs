using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartVillage.Tests.Http;

/// <summary>Other people's clients under node: the npm package cloudevents in each of its modes, and plain fetch.</summary>
[Collection(HttpSuite.Name)]
public sealed class NodeClientTests(SiloServer server)
{
    [Fact]
    public async Task Its_events_are_taken_in_every_mode_and_counted_once()
    {
        var village = server.NextVillage();
        await using var client = NodeClient.Start("send-events.mjs", server.Address.ToString(), village);

        var calls = (await client.ReadToEndAsync(TestContext.Current.CancellationToken)).ToDictionary(c => (string)c["mode"]!);

        Assert.All(calls.Values, call => Assert.True((int)call["status"]! == 200, call.ToJsonString()));
        Assert.Equal(1, Accepted("binary"));
        Assert.Equal(1, Accepted("structured"));
        Assert.Equal(3, Accepted("batch"));
        Assert.Equal(1, Accepted("emitter binary"));
        Assert.Equal(1, Accepted("emitter structured"));
        // The id of the first event with another time is a conflict, not a second event.
        Assert.Equal("id-conflict", (string)Assert.Single(calls["again"]["answer"]!["items"]!.AsArray())!["code"]!);

        var today = await server.TodayAsync(village);
        Assert.Equal(7, (int)today["services"]!["completed"]!);
        var paid = today["services"]!["byService"]!.AsArray().Single(s => (string)s!["service"]! == "pajak.pbb")!;
        Assert.Equal(200_000m, (decimal)paid["measures"]!["amount"]!);
        Assert.Equal(7, (await server.JournalAsync(village)).Count);

        int Accepted(string mode) => (int)((JsonObject)calls[mode]["answer"]!)["accepted"]!;
    }

    [Fact]
    public async Task Who_sends_too_much_sees_the_answer_each_time()
    {
        await using var client = NodeClient.Start("too-large.mjs", server.Address.ToString(), "20", (16 << 20).ToString(CultureInfo.InvariantCulture));

        var answers = await client.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(20, answers.Count);
        Assert.All(answers, answer => Assert.Equal((413, "too-large"), ((int)answer["status"]!, (string)answer["code"]!)));
    }
}
