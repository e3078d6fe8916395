using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Whether a region's figures are what the journal says.</summary>
/// <param name="Ok">No differences.</param>
/// <param name="Events">How many journal entries were folded.</param>
/// <param name="Version">The version of the region that was verified.</param>
/// <param name="Differences">The first hundred differences.</param>
public sealed record VerifyResult(bool Ok, long Events, long Version, ImmutableArray<VerifyDifference> Differences);

/// <summary>A difference.</summary>
/// <param name="Region">The region that was verified, or the village whose chain of hashes is broken.</param>
/// <param name="What">Which figure.</param>
/// <param name="Held">What the region holds.</param>
/// <param name="Journal">What the journal gives.</param>
public sealed record VerifyDifference(RegionCode Region, string What, long Held, long Journal);

/// <summary>Verifies regions against the journal, one at a time.</summary>
public interface IRegionVerifier
{
    /// <summary>Folds every village below a region from the journal and compares; an answer is given again for 30 seconds.</summary>
    Task<VerifyResult> VerifyAsync(RegionCode region, CancellationToken cancellation);
}
