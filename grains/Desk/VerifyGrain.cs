using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Aggregates;
using SmartVillage.Desk;
using SmartVillage.Grains.Rollup;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desk;

/// <summary>Lets pages without a silo ask for a verification.</summary>
[GrainType("verify")]
internal sealed class VerifyGrain(IRegionVerifier verifier, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : Grain, IVerifyGrain
{
    public async Task<Verification> VerifyAsync()
    {
        var result = await verifier.VerifyAsync(RegionCode.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture), CancellationToken.None);
        return new(result.Ok, result.Events, result.Version, result.Differences.Length, clock.GetUtcNow().ToWib());
    }
}
