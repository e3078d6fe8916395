using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SmartVillage.Silo.Demo;

/// <summary>Sends simulated events as any village would: batches through the public API, again when it says to slow down.</summary>
internal sealed partial class DemoSender(HttpClient client, ILogger logger)
{
    public const int MostPerBatch = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Sends a batch until it is answered.</summary>
    public async Task SendAsync(IReadOnlyCollection<DemoEvent> batch, CancellationToken cancellation)
    {
        var body = Compress(batch);
        while (true)
        {
            TimeSpan? again;
            try
            {
                again = await PostAsync(body, batch.Count, cancellation);
            }
            catch (Exception e) when ((e is HttpRequestException or IOException or TaskCanceledException) && !cancellation.IsCancellationRequested)
            {
                // Not listening yet, or an answer that took too long: sending the same again is safe.
                LogUnreachable(e.Message);
                again = Pause;
            }

            if (again is not { } pause)
            {
                return;
            }

            await Task.Delay(pause, TimeProvider.System, cancellation);
        }
    }

    /// <summary>Answers after which pause to send again; <see langword="null"/> when the batch is done with.</summary>
    private async Task<TimeSpan?> PostAsync(byte[] body, int count, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/cloudevents-batch+json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await client.PostAsync(new Uri("api/v1/events", UriKind.Relative), content, cancellation);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                await using (var answer = await response.Content.ReadAsStreamAsync(cancellation))
                {
                    using var json = await JsonDocument.ParseAsync(answer, cancellationToken: cancellation);
                    Read(json.RootElement);
                }

                return null;
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return response.Headers.RetryAfter is { Delta: { } delta } ? delta : Pause;
            case >= HttpStatusCode.InternalServerError:
                LogFailed((int)response.StatusCode, count);
                return Pause;
            default:
                // Sending the same again would be refused again.
                LogRefused((int)response.StatusCode, count);
                return null;
        }
    }

    private void Read(JsonElement answer)
    {
        Accepted += answer.GetProperty("accepted").GetInt64();
        var rejected = answer.GetProperty("rejected").GetInt64();
        Rejected += rejected;
        if (rejected == 0)
        {
            return;
        }

        foreach (var item in answer.GetProperty("items").EnumerateArray())
        {
            if (item.TryGetProperty("code", out var code))
            {
                LogRejected(rejected, code.GetString() ?? "", item.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "");
                return;
            }
        }
    }

    private static byte[] Compress(IReadOnlyCollection<DemoEvent> batch)
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Fastest))
        using (var writer = new Utf8JsonWriter(gzip, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartArray();
            foreach (var item in batch)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return body.ToArray();
    }

    [LoggerMessage(6101, LogLevel.Debug, "The API can't be reached yet: {Reason}")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(6102, LogLevel.Warning, "The API failed with {Status} on {Count} simulated events; they are sent again")]
    private partial void LogFailed(int status, int count);

    [LoggerMessage(6103, LogLevel.Error, "The API refused {Count} simulated events with {Status}; they are dropped")]
    private partial void LogRefused(int status, int count);

    [LoggerMessage(6104, LogLevel.Warning, "{Count} simulated events were rejected, the first as {Code}: {Detail}")]
    private partial void LogRejected(long count, string code, string detail);
}
