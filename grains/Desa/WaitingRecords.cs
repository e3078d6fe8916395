namespace SmartVillage.Grains.Desa;

/// <summary>Calls that wait for their turn in one village: bounded, and taken together as far as one commit goes.</summary>
internal sealed class WaitingRecords
{
    /// <summary>Events that may wait in one village; more and its senders are asked to slow down.</summary>
    public const int MostEvents = 20_000;

    /// <summary>Events taken together; a larger call goes alone.</summary>
    public const int MostTogether = 5_000;

    private readonly Queue<PendingRecord> _calls = [];
    private int _events;

    public bool IsEmpty => _calls.Count == 0;

    public bool TryAdd(PendingRecord call)
    {
        if (_events > 0 && _events + call.Command.Events.Length > MostEvents)
        {
            return false;
        }

        _events += call.Command.Events.Length;
        _calls.Enqueue(call);
        return true;
    }

    public PendingRecord[] TakeTogether()
    {
        var (taken, events) = (new List<PendingRecord>(), 0);
        while (_calls.TryPeek(out var next) && (taken.Count == 0 || events + next.Command.Events.Length <= MostTogether))
        {
            taken.Add(_calls.Dequeue());
            events += next.Command.Events.Length;
        }

        _events -= events;
        return [.. taken];
    }
}
