using System.Security.Claims;
using Microsoft.Extensions.Options;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Security;

/// <summary>For which villages a caller may send: while access is open for all, else for the regions of its claims and all below.</summary>
internal sealed class WriteScope(IOptions<SmartVillageOptions> options)
{
    /// <summary>A region (its code) for which the caller may send.</summary>
    public const string Claim = "smartvillage:send";

    private readonly bool _open = options.Value.IsOpen;

    public bool Allows(ClaimsPrincipal user, RegionCode village) =>
        _open || user.FindAll(Claim).Any(claim => RegionCode.TryParse(claim.Value, null, out var region) && region.Covers(village));
}
