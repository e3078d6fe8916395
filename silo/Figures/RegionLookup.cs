using System.Diagnostics.CodeAnalysis;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures;

/// <summary>Finds the region that an address names, dotted or plain.</summary>
internal sealed class RegionLookup(RegionRegister register)
{
    public bool TryFind(string code, [NotNullWhen(true)] out Region? region)
    {
        region = null;
        return RegionCode.TryParse(code, null, out var parsed) && register.TryFind(parsed, out region);
    }
}
