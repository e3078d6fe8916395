using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Access;

/// <summary>
/// The one place where a page asks what its viewer may see. Until there are accounts everybody may see everything, on the machine itself
/// alone (<c>SmartVillage:Access=open</c>).
/// </summary>
internal interface IViewer
{
    /// <summary>Figures of a region.</summary>
    bool MaySee(RegionCode region);

    /// <summary>Single requests and the journal's entries of a village: for its own government and its kabupaten's.</summary>
    bool MaySeeDesk(RegionCode village);
}

/// <summary>A viewer who may see everything.</summary>
internal sealed class OpenViewer : IViewer
{
    public bool MaySee(RegionCode region) => true;

    public bool MaySeeDesk(RegionCode village) => true;
}
