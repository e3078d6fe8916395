using SmartVillage.Silo.Figures.Bulk;
using SmartVillage.Silo.Security;

namespace SmartVillage.Silo.Figures;

/// <summary>Figures out.</summary>
internal static class FiguresApi
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(Policies.ReadFigures);
        read.MapRegionList();
        read.MapCatalogue();
        read.MapBulk();
        var region = read.MapGroup("/regions/{code}").WithTags("Wilayah");
        region.MapRegionDetail();
        region.MapSummaries();
        region.MapSeries();
        region.MapShown();

        var journal = api.MapGroup("").RequireAuthorization(Policies.ReadJournal);
        journal.MapReceipts();
        var village = journal.MapGroup("/regions/{code}").WithTags("Jurnal");
        village.MapVillageJournal();
        village.MapVerify();
    }
}
