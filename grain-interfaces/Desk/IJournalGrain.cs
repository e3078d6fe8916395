using System.Collections.Immutable;

namespace SmartVillage.Desk;

/// <summary>Reads a village's journal page by page, from its newest entry to its first. The key is the village's dotted code.</summary>
[Alias("SmartVillage.Desk.IJournalGrain")]
public interface IJournalGrain : IGrainWithStringKey
{
    /// <summary>The entries up to a sequence number, the newest first.</summary>
    /// <param name="upTo">The newest sequence number wanted; more than the journal holds = its newest.</param>
    /// <param name="most">How many sequence numbers to go back, at most a thousand.</param>
    [Alias("GetPage")]
    Task<JournalPage> GetPageAsync(long upTo, int most);
}

/// <summary>A page of a village's journal. Surveys are left out of its lines: a single one is never shown.</summary>
/// <param name="Head">The newest sequence number of the journal; 0 = it holds nothing.</param>
/// <param name="From">The first sequence number that was looked at.</param>
/// <param name="UpTo">The last one; less than <paramref name="From"/> where there is none.</param>
/// <param name="Lines">What may be told, the newest first.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.JournalPage")]
public sealed record JournalPage(
    [property: Id(0)] long Head,
    [property: Id(1)] long From,
    [property: Id(2)] long UpTo,
    [property: Id(3)] ImmutableArray<LedgerLine> Lines);
