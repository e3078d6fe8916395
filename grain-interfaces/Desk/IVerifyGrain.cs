namespace SmartVillage.Desk;

/// <summary>Folds a region again from the journal for whoever asks on a page. The key is the dotted region code.</summary>
[Alias("SmartVillage.Desk.IVerifyGrain")]
public interface IVerifyGrain : IGrainWithStringKey
{
    /// <summary>Compares the region's figures with its journal; an answer is given again for 30 seconds.</summary>
    [Alias("Verify")]
    Task<Verification> VerifyAsync();
}

/// <summary>Whether a region's figures are what the journal says.</summary>
/// <param name="Ok">No differences.</param>
/// <param name="Events">How many journal entries were folded.</param>
/// <param name="Version">The version of the region that was verified.</param>
/// <param name="Differences">How many cells differ, counted up to a hundred.</param>
/// <param name="At">When it was told.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.Verification")]
public sealed record Verification(
    [property: Id(0)] bool Ok,
    [property: Id(1)] long Events,
    [property: Id(2)] long Version,
    [property: Id(3)] int Differences,
    [property: Id(4)] DateTimeOffset At);
