using System.Collections.Immutable;
using System.Threading.Channels;
using SmartVillage.Live;

namespace SmartVillage.Dashboard.Live;

/// <summary>Pulses are increments, so they are handed on one by one and not conflated; a listener that lags loses the oldest.</summary>
internal sealed class PulseFan
{
    private const int Kept = 256;
    private ImmutableArray<ChannelWriter<Pulse>> _listeners = [];

    public void Put(ImmutableArray<Pulse> pulses)
    {
        if (pulses.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var listener in _listeners)
        {
            foreach (var pulse in pulses)
            {
                listener.TryWrite(pulse);
            }
        }
    }

    public async IAsyncEnumerable<Pulse> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<Pulse>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Add(one), channel.Writer);
        try
        {
            await foreach (var pulse in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return pulse;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Remove(one), channel.Writer);
        }
    }
}
