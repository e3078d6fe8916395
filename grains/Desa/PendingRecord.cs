using SmartVillage.Events;

namespace SmartVillage.Grains.Desa;

/// <summary>A call that waits for its turn; what waits together is recorded together.</summary>
internal sealed class PendingRecord(RecordEvents command)
{
    private readonly TaskCompletionSource<RecordResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventOutcome?[] _outcomes = new EventOutcome?[command.Events.Length];

    public RecordEvents Command => command;

    public Task<RecordResult> Result => _done.Task;

    public void Set(int position, EventOutcome outcome) => _outcomes[position] = outcome;

    public int Count(OutcomeKind kind) => _outcomes.Count(o => o?.Kind == kind);

    public void Complete(JournalHead head) => _done.TrySetResult(new(RecordStatus.Recorded, head, [.. _outcomes!]));

    public void Fail(RecordStatus status, JournalHead head) => _done.TrySetResult(new(status, head, []));

    public void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>An event of a waiting call.</summary>
internal readonly record struct PendingEvent(PendingRecord Call, int Position)
{
    public VillageEvent Event => Call.Command.Events[Position];

    public void Accept(long? seq) => Call.Set(Position, new(Event.Index, OutcomeKind.Accepted, seq));

    public void Repeat(long seq) => Call.Set(Position, new(Event.Index, OutcomeKind.Duplicate, seq));

    public void Reject(Rejection why) => Call.Set(Position, new(Event.Index, OutcomeKind.Rejected, null, why));
}
