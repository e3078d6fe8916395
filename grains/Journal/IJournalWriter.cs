namespace SmartVillage.Grains.Journal;

/// <summary>The silo's one writer: what many villages append goes to the journal in one transaction (group commit). Its queue is bounded.</summary>
public interface IJournalWriter
{
    /// <summary>Waits until the append is durable, fenced or refused.</summary>
    /// <exception cref="JournalQueueFullException">The queue is full; nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">The journal can't be written.</exception>
    Task<AppendResult> AppendAsync(Append append);

    /// <summary>Whether the last commit failed, a moment ago. An older failure says nothing: whoever is sent nothing has nothing to succeed with.</summary>
    bool IsFailing => false;
}

/// <summary>The writer's bounded queue is full: slow down.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Journal.JournalQueueFullException")]
public sealed class JournalQueueFullException : Exception
{
    public JournalQueueFullException()
    {
    }

    public JournalQueueFullException(string message)
        : base(message)
    {
    }

    public JournalQueueFullException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
