using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SmartVillage.Bench.Load;

namespace SmartVillage.Bench.Soak;

/// <summary>A village system that behaves: it sends the same call again until it is answered.</summary>
internal sealed class SoakSender(SoakSilos silos, Traffic traffic, int eventsPerCall)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMilliseconds(500), AnsweredWithin = TimeSpan.FromSeconds(30);

    private long _acknowledged, _retries;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Retries => Interlocked.Read(ref _retries);

    public async Task SendAsync()
    {
        var call = traffic.Next(eventsPerCall);
        var body = TrafficJson.Body(call);
        while (!await TrySendAsync(body))
        {
            Interlocked.Increment(ref _retries);
            await Task.Delay(AgainAfter, TimeProvider.System);
        }

        Interlocked.Add(ref _acknowledged, call.Events);
    }

    private async Task<bool> TrySendAsync(ReadOnlyMemory<byte> body)
    {
        if (silos.Client() is not { } client)
        {
            return false;
        }

        try
        {
            using var limit = new CancellationTokenSource(AnsweredWithin, TimeProvider.System);
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await client.PostAsync("/api/v1/events", content, limit.Token);
            return answer.IsSuccessStatusCode && IsWhole(await answer.Content.ReadAsStringAsync(limit.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false; // the silo is gone or cut off: the next try says what it had
        }
    }

    /// <summary>A refused event would be lost silently: there must be none.</summary>
    private static bool IsWhole(string answer) => JsonNode.Parse(answer) is { } told && (int)told["rejected"]! == 0
        ? true
        : throw new InvalidOperationException($"Events were refused: {answer}");
}
