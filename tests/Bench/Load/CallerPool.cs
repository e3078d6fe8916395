using System.Threading.Channels;

namespace SmartVillage.Bench.Load;

/// <summary>Open connections for calls that are paced: each takes one that is free, or waits for it.</summary>
internal sealed class CallerPool : IDisposable
{
    private readonly Channel<HttpCaller> _free = Channel.CreateUnbounded<HttpCaller>();
    private readonly HttpCaller[] _all;

    private CallerPool(HttpCaller[] all)
    {
        _all = all;
        Array.ForEach(all, caller => _free.Writer.TryWrite(caller));
    }

    public static async Task<CallerPool> ConnectAsync(int count, Uri server) => new(await HttpCaller.ConnectAsync(count, server));

    public async Task SendAsync(Traffic.Call call)
    {
        var caller = await _free.Reader.ReadAsync();
        await caller.SendAsync(call);
        _free.Writer.TryWrite(caller);
    }

    public void Dispose() => Array.ForEach(_all, caller => caller.Dispose());
}
