using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartVillage.Regions;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Processes;

/// <summary>Villages of three kabupaten that send batches from several places at once, some of them twice, and what they were answered.</summary>
internal sealed class Load(int mostPerCall = 80)
{
    /// <summary>How every id begins.</summary>
    public const string Prefix = "muatan-";

    public static readonly string[] Kabupaten = ["18.01", "18.03", "18.09"];

    private const int Senders = 6, VillagesOfEach = 14;

    private readonly ConcurrentBag<JsonArray> _unanswered = [];
    private int _id;

    public string[] Villages { get; } = [.. Kabupaten.SelectMany(k =>
        RegionRegisterReader.ReadEmbedded().VillagesOf(RegionCode.Parse(k)).Take(VillagesOfEach).Select(v => v.Code.ToString()))];

    /// <summary>The ids that the server answered to have, with their village.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    /// <summary>Every id that was ever sent.</summary>
    public ConcurrentDictionary<string, string> Sent { get; } = new();

    /// <summary>The ids that were answered as accepted, which an id may be once only.</summary>
    public ConcurrentDictionary<string, long> Accepted { get; } = new();

    public int Resent { get; private set; }

    /// <summary>Sends until the server is killed, a random while after its first answers.</summary>
    public async Task RunAsync(ServerProcess server, TimeSpan killedAfter)
    {
        var before = Acknowledged.Count;
        var senders = Enumerable.Range(0, Senders).Select(_ => SendUntilGoneAsync(server)).ToArray();
        await Browser.Eventually.TrueAsync(() => Task.FromResult(Acknowledged.Count > before), TimeSpan.FromSeconds(60), () => "No call was answered:\n" + server.Output);
        await Task.Delay(killedAfter, TimeProvider.System);
        Assert.DoesNotContain(senders, sender => sender.IsCompleted);
        await server.KillAsync();
        await Task.WhenAll(senders);
    }

    /// <summary>Sends again what was not answered: whatever of it is there already is a duplicate with its seq.</summary>
    public async Task ResendAsync(ServerProcess server)
    {
        while (_unanswered.TryTake(out var call))
        {
            Resent += call.Count;
            await PostAsync(server.Client, call);
        }
    }

    private async Task SendUntilGoneAsync(ServerProcess server)
    {
        while (true)
        {
            var call = NextCall();
            try
            {
                await PostAsync(server.Client, call);
                if (Random.Shared.Next(5) == 0)
                {
                    var again = await PostAsync(server.Client, call);
                    Assert.Equal(call.Count, (int)again["duplicates"]!);
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                _unanswered.Add(call); // told to come again later
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                _unanswered.Add(call);
                return;
            }
        }
    }

    public JsonArray NextCall() => NextCall(Random.Shared.Next(1, mostPerCall));

    public JsonArray NextCall(int events)
    {
        var call = new JsonArray();
        for (var i = events; i > 0; i--)
        {
            var village = Villages[Random.Shared.Next(Villages.Length)];
            var id = $"{Prefix}{Interlocked.Increment(ref _id)}";
            Sent[id] = village;
            call.Add(CloudEvents.Completed(village, id: id));
        }

        return call;
    }

    /// <summary>Sends a call and keeps what was answered.</summary>
    /// <exception cref="HttpRequestException">Nobody answered, or with another status than 200, which it carries.</exception>
    public async Task<JsonNode> PostAsync(HttpClient client, JsonArray call, CancellationToken cancellation = default)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/events?items=all", call, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new RefusedException(text, response.StatusCode, response.Headers.RetryAfter?.Delta);
        }

        var answer = JsonNode.Parse(text)!;
        Assert.True((int)answer["rejected"]! == 0 && (int)answer["accepted"]! + (int)answer["duplicates"]! == call.Count, text);
        foreach (var item in answer["items"]!.AsArray())
        {
            Assert.True((long?)item!["seq"] > 0, item.ToJsonString());
            Assert.True((string)item["outcome"]! != "accepted" || Accepted.TryAdd((string)item["id"]!, (long)item["seq"]!), $"{item["id"]} was accepted twice.");
        }

        foreach (var item in call)
        {
            Acknowledged[(string)item!["id"]!] = (string)item["subject"]!;
        }

        return answer;
    }
}

/// <summary>An answer that refuses the whole call.</summary>
internal sealed class RefusedException(string text, HttpStatusCode status, TimeSpan? retryAfter) : HttpRequestException(text, null, status)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
