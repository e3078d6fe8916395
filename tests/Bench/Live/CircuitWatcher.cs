using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace SmartVillage.Bench.Live;

/// <summary>
/// A page with its circuit, as a browser opens it, without the browser, because a hundred of those would leave nothing of the machine: it reads
/// the page, starts the components that it names, confirms every batch that arrives and answers what the page asks of scripts.
/// </summary>
internal sealed partial class CircuitWatcher : IAsyncDisposable
{
    private const int AnswersWithObject = 1;

    private readonly HubConnection _connection;
    private long _batches, _bytes;
    private int _objects;

    private CircuitWatcher(Uri server)
    {
        var builder = new HubConnectionBuilder();
        builder.WithUrl(new Uri(server, "_blazor"), options => (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets));
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        _connection = builder.Build();
        _connection.On<int, byte[]>("JS.RenderBatch", ConfirmAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string>("JS.Error", error => Failure ??= error);
        _connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        _connection.On<long>("JS.EndUpdateRootComponents", _ => { });
        _connection.On<string>("JS.EndInvokeDotNet", _ => { });
    }

    /// <summary>Batches of changes that were drawn so far.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>What they weighed, before compression.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>What the server told when it gave the circuit up.</summary>
    public string? Failure { get; private set; }

    public static async Task<CircuitWatcher> OpenAsync(HttpClient client, Uri page)
    {
        var html = await client.GetStringAsync(page);
        var circuit = new CircuitWatcher(new Uri(page, "/"));
        await circuit._connection.StartAsync();
        await circuit._connection.InvokeAsync<string?>("StartCircuit", new Uri(page, "/").ToString(), page.ToString(), "[]", "");
        await circuit._connection.SendAsync("UpdateRootComponents", Roots(html), State().Match(html).Groups[1].Value);
        return circuit;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The components that the page names in its comments, each to be added.</summary>
    private static string Roots(string html)
    {
        var markers = Marker().Matches(html).Select(match => JsonNode.Parse(WebUtility.HtmlDecode(match.Groups[1].Value))!)
            .Where(marker => marker["descriptor"] is not null).ToArray();
        if (markers.Length == 0)
        {
            throw new InvalidOperationException("The page names no component of a circuit.");
        }

        return new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker })]),
        }.ToJsonString();
    }

    private Task ConfirmAsync(int batch, byte[] data)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _bytes, data.Length);
        return _connection.SendAsync("OnRenderCompleted", (long)batch, (string?)null);
    }

    private Task AnswerAsync(long handle, string identifier, string arguments, int resultType, long target, int callType) =>
        handle == 0
            ? Task.CompletedTask
            : _connection.SendAsync("EndInvokeJSFromDotNet", handle, true, resultType == AnswersWithObject
                ? $$"""[{{handle}},true,{"__jsObjectId":{{Interlocked.Increment(ref _objects)}}}]"""
                : $"[{handle},true,null]");

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
