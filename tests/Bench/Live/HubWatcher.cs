using System.Net.WebSockets;
using System.Text;

namespace SmartVillage.Bench.Live;

/// <summary>
/// A client of the hub that watches one region: the real protocol (JSON over a WebSocket), read as bytes, because a thousand of them share
/// the machine with what they watch.
/// </summary>
internal sealed class HubWatcher : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private static readonly byte[] Ping = Message("{\"type\":6}");

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stopping = new();
    private byte[] _buffer = new byte[16 << 10];
    private Task _running = Task.CompletedTask;

    /// <summary>Joins a region. Each message of the server's is given to <paramref name="received"/> with the moment of its arrival.</summary>
    public static async Task<HubWatcher> WatchAsync(Uri server, string region, Action<ReadOnlyMemory<byte>, long> received)
    {
        var watcher = new HubWatcher();
        await watcher._socket.ConnectAsync(new Uri($"ws://{server.Host}:{server.Port}/hubs/regions"), CancellationToken.None);
        await watcher.SendAsync(Message("{\"protocol\":\"json\",\"version\":1}"));
        await watcher.SendAsync(Message($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"{region}\"]}}"));
        var joined = new TaskCompletionSource();
        watcher._running = Task.WhenAll(watcher.ReadAsync(received, joined), watcher.PingAsync());
        await joined.Task;
        return watcher;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Abort();
        await _running;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task ReadAsync(Action<ReadOnlyMemory<byte>, long> received, TaskCompletionSource joined)
    {
        try
        {
            for (var length = 0; ;)
            {
                if (length == _buffer.Length)
                {
                    Array.Resize(ref _buffer, length * 2);
                }

                var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), _stopping.Token);
                var at = TimeProvider.System.GetTimestamp();
                length += read.Count;
                for (int end; (end = _buffer.AsSpan(0, length).IndexOf(End)) >= 0;)
                {
                    Handle(_buffer.AsMemory(0, end), at, received, joined);
                    _buffer.AsSpan(end + 1, length - end - 1).CopyTo(_buffer);
                    length -= end + 1;
                }
            }
        }
        catch (Exception e) when (_stopping.IsCancellationRequested && e is OperationCanceledException or WebSocketException)
        {
            // Stopped.
        }
    }

    private static void Handle(ReadOnlyMemory<byte> message, long at, Action<ReadOnlyMemory<byte>, long> received, TaskCompletionSource joined)
    {
        if (message.Span.IndexOf("\"type\":3"u8) >= 0)
        {
            joined.TrySetResult();
        }
        else if (message.Span.IndexOf("\"target\":\"Changed\""u8) >= 0)
        {
            received(message, at);
        }
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await SendAsync(Ping);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private ValueTask SendAsync(byte[] message) => _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, _stopping.Token);

    private static byte[] Message(string json) => [.. Encoding.UTF8.GetBytes(json), End];
}
