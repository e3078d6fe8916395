namespace SmartVillage.Silo.Security;

/// <summary>The doors of the API by name. While access is open they all stand open.</summary>
public static class Policies
{
    /// <summary>Sending events.</summary>
    public const string SendEvents = "send-events";

    /// <summary>Reading figures, the register and the catalogue.</summary>
    public const string ReadFigures = "read-figures";

    /// <summary>Reading the journal: events, receipts, verification.</summary>
    public const string ReadJournal = "read-journal";

    /// <summary>Looking into the cluster: silos, activations, calls.</summary>
    public const string Operate = "operate";

    public static IReadOnlyList<string> All { get; } = [SendEvents, ReadFigures, ReadJournal, Operate];
}
