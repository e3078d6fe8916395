using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace SmartVillage.Bench.Load;

/// <summary>
/// One open HTTP/1.1 connection, one request at a time. Plain bytes on a socket, because the load generator shares the machine with what
/// it measures: a full client would cost as much as the server.
/// </summary>
internal sealed class HttpCaller : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 << 10];

    public static async Task<HttpCaller[]> ConnectAsync(int count, Uri server)
    {
        var callers = new HttpCaller[count];
        for (var i = 0; i < count; i++)
        {
            callers[i] = new();
            await callers[i]._socket.ConnectAsync(server.Host, server.Port);
        }

        return callers;
    }

    /// <summary>Sends a request, reads its whole answer. Anything but 200 is an error: a benchmark that is refused measures nothing.</summary>
    public async Task<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request[sent..]);
        }

        for (var read = 0; ;)
        {
            var more = await _socket.ReceiveAsync(_answer.AsMemory(read));
            if (more == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            read += more;
            if (TryBody(_answer.AsSpan(0, read), out var body))
            {
                return _answer.AsMemory(body);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Whether the answer is complete, and where its body lies.</summary>
    private static bool TryBody(ReadOnlySpan<byte> answer, out Range body)
    {
        body = default;
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException(Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 600)]));
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            // Chunked: complete with the empty chunk.
            body = (head + 4)..answer.Length;
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        body = Utf8Parser.TryParse(answer[(length + 16)..], out int bytes, out _) ? (head + 4)..(head + 4 + bytes) : throw new IOException("No length.");
        return answer.Length >= body.End.Value;
    }
}
