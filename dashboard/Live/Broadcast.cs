using System.Threading.Channels;

namespace SmartVillage.Dashboard.Live;

/// <summary>Hands the newest value to any number of listeners. Each has one place in its mailbox: who is slow misses what was overtaken, and nothing queues.</summary>
internal sealed class Broadcast<T>
    where T : class
{
    private readonly Lock _gate = new();
    private readonly HashSet<Mailbox<T>> _listeners = [];
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _latest;

    public T? Latest => Volatile.Read(ref _latest);

    /// <summary>The present value, or the first that comes.</summary>
    public Task<T> PresentAsync(CancellationToken cancellation) =>
        Latest is { } present ? Task.FromResult(present) : _first.Task.WaitAsync(cancellation);

    public void Publish(T value)
    {
        lock (_gate)
        {
            Volatile.Write(ref _latest, value);
            foreach (var listener in _listeners)
            {
                listener.Put(value);
            }
        }

        _first.TrySetResult(value);
    }

    /// <summary>Listens from now on, beginning with the present value.</summary>
    public Mailbox<T> Listen()
    {
        var mailbox = new Mailbox<T>(this);
        lock (_gate)
        {
            _listeners.Add(mailbox);
            if (_latest is { } present)
            {
                mailbox.Put(present);
            }
        }

        return mailbox;
    }

    public void Remove(Mailbox<T> mailbox)
    {
        lock (_gate)
        {
            _listeners.Remove(mailbox);
        }
    }
}

/// <summary>A listener's mailbox with one place.</summary>
internal sealed class Mailbox<T>(Broadcast<T> owner) : IDisposable
    where T : class
{
    private readonly Channel<T> _channel = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Put(T value) => _channel.Writer.TryWrite(value);

    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellation) => _channel.Reader.ReadAllAsync(cancellation);

    public ValueTask<T> ReadAsync(CancellationToken cancellation) => _channel.Reader.ReadAsync(cancellation);

    public bool TryRead(out T? value) => _channel.Reader.TryRead(out value);

    public void Dispose()
    {
        owner.Remove(this);
        _channel.Writer.TryComplete();
    }
}
