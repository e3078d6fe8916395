namespace SmartVillage.Grains.Journal;

/// <summary>Simulated and real events never share a journal: the rows are of the kind that this one must not hold. Nothing was written.</summary>
public sealed class MixedJournalException : InvalidOperationException
{
    private const string Told = "Simulated and real events never share a journal: this one holds the other kind. Name another SmartVillage:DataDirectory (or database).";

    public MixedJournalException()
        : base(Told)
    {
    }

    public MixedJournalException(Exception inner)
        : base(Told, inner)
    {
    }
}
