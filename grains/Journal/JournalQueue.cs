using System.Diagnostics;
using System.Threading.Channels;
using SmartVillage.Grains.Telemetry;

namespace SmartVillage.Grains.Journal;

/// <summary>An append on its way, and the promise of its answer.</summary>
internal sealed class WaitingAppend(Append append, long since) : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Append Append { get; } = append;

    /// <summary>Timestamp of its arrival.</summary>
    public long Since { get; } = since;

    /// <summary>The call it came with, where calls are traced.</summary>
    public ActivityContext Origin { get; } = GrainsTracing.Here;

    public int Rows => Append.Rows.Length;

    public long Bytes { get; } = append.Rows.Sum(row => (long)row.Payload.Length);
}

/// <summary>The writer's bounded queue: many callers, one reader. What was taken counts until it is let go.</summary>
internal sealed class JournalQueue(JournalOptions options)
{
    private readonly Channel<WaitingAppend> _channel = Channel.CreateUnbounded<WaitingAppend>(new() { SingleReader = true });

    /// <summary>Appends of villages that stood in the last batch already: first in the next.</summary>
    private List<WaitingAppend> _held = [];
    private long _rows;
    private long _bytes;

    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Whether there was room.</summary>
    public bool TryReserve(WaitingAppend waiting)
    {
        var rows = Interlocked.Add(ref _rows, waiting.Rows);
        var bytes = Interlocked.Add(ref _bytes, waiting.Bytes);
        if (rows <= options.QueueRows && bytes <= options.QueueBytes)
        {
            return true;
        }

        LetGo(waiting);
        return false;
    }

    public void LetGo(WaitingAppend waiting)
    {
        Interlocked.Add(ref _rows, -waiting.Rows);
        Interlocked.Add(ref _bytes, -waiting.Bytes);
    }

    /// <summary>False when the queue was closed.</summary>
    public bool TryAdd(WaitingAppend waiting) => _channel.Writer.TryWrite(waiting);

    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Everything that waits, up to a full commit and one append a village; nothing when the queue was closed and is empty.</summary>
    public async ValueTask<List<WaitingAppend>> TakeAsync()
    {
        if (_held.Count == 0 && !await _channel.Reader.WaitToReadAsync())
        {
            return [];
        }

        var batch = new Batch(options.CommitRows);
        var held = _held;
        _held = [];
        foreach (var waiting in held)
        {
            Offer(batch, waiting);
        }

        while (!batch.IsFull && _channel.Reader.TryRead(out var waiting))
        {
            Offer(batch, waiting);
        }

        return batch.Appends;
    }

    private void Offer(Batch batch, WaitingAppend waiting)
    {
        if (!batch.TryAdd(waiting))
        {
            _held.Add(waiting);
        }
    }

    private sealed class Batch(int limit)
    {
        private readonly HashSet<Regions.RegionCode> _villages = [];
        private int _rows;

        public List<WaitingAppend> Appends { get; } = [];

        public bool IsFull { get; private set; }

        public bool TryAdd(WaitingAppend waiting)
        {
            // One held back holds back all later ones of its village: they were decided after it.
            if (!_villages.Add(waiting.Append.Village))
            {
                return false;
            }

            if (Appends.Count > 0 && _rows + waiting.Rows > limit)
            {
                IsFull = true;
                return false;
            }

            Appends.Add(waiting);
            _rows += waiting.Rows;
            IsFull = _rows >= limit;
            return true;
        }
    }
}
