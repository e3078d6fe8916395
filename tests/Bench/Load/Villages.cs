using System.Threading.Channels;
using SmartVillage.Bench.Product;
using SmartVillage.Regions;

namespace SmartVillage.Bench.Load;

/// <summary>Events of many villages over a few connections.</summary>
internal static class Villages
{
    private const int Connections = 32;

    /// <summary>One event of each village first: a first activation reads its journal, which is another benchmark.</summary>
    public static Task WakeAsync(ServerProgram product, IReadOnlyList<RegionCode> villages) =>
        SendAsync(product, villages.Select(village => new Traffic([village]).Next(1)));

    /// <summary>Sends calls as fast as they are answered; answers how many events were acknowledged.</summary>
    public static async Task<long> SendAsync(ServerProgram product, IEnumerable<Traffic.Call> calls)
    {
        var waiting = Channel.CreateBounded<Traffic.Call>(Connections);
        var connections = await HttpCaller.ConnectAsync(Connections, product.Address);
        var sending = connections.Select(connection => Task.Run(() => SendAsync(connection, waiting.Reader))).ToArray();
        foreach (var call in calls)
        {
            await waiting.Writer.WriteAsync(call);
        }

        waiting.Writer.Complete();
        var acknowledged = await Task.WhenAll(sending);
        Array.ForEach(connections, connection => connection.Dispose());
        return acknowledged.Sum();
    }

    private static async Task<long> SendAsync(HttpCaller connection, ChannelReader<Traffic.Call> calls)
    {
        var acknowledged = 0L;
        await foreach (var call in calls.ReadAllAsync())
        {
            acknowledged += await connection.SendAsync(call);
        }

        return acknowledged;
    }
}
