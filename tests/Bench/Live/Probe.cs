using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using SmartVillage.Bench.Load;

namespace SmartVillage.Bench.Live;

/// <summary>Events of a service that nobody else uses: the number completed in a summary tells which of them it holds.</summary>
internal sealed class Probe
{
    private static readonly byte[] Service = Encoding.ASCII.GetBytes($"\"service\":\"{Traffic.ProbeService}\"");

    private readonly ConcurrentDictionary<int, long> _sent = new();
    private readonly ConcurrentBag<double> _latencies = [];
    private int _number;

    /// <summary>Milliseconds from POST to arrival, of each probe at each watcher.</summary>
    public IReadOnlyCollection<double> Latencies => _latencies;

    /// <summary>Counts from when the call should have been made.</summary>
    public void Send(long at) => _sent[Interlocked.Increment(ref _number)] = at;

    /// <summary>What one watcher does with what arrives: a probe's latency ends with the first summary that holds it.</summary>
    public Action<ReadOnlyMemory<byte>, long> Watcher()
    {
        var seen = _number;
        return (message, at) =>
        {
            for (var holds = Completed(message.Span); seen < holds && _sent.TryGetValue(seen + 1, out var sent); seen++)
            {
                _latencies.Add(TimeProvider.System.GetElapsedTime(sent, at).TotalMilliseconds);
            }
        };
    }

    public void Forget() => _latencies.Clear();

    private static int Completed(ReadOnlySpan<byte> message)
    {
        var service = message.IndexOf(Service);
        if (service < 0)
        {
            return 0;
        }

        var rest = message[service..];
        var completed = rest.IndexOf("\"completed\":"u8);
        return completed >= 0 && Utf8Parser.TryParse(rest[(completed + 12)..], out int number, out _) ? number : 0;
    }
}
