using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.History;

/// <summary>A village as it was known at any moment: its journal, folded to what it had received by then.</summary>
public sealed class VillageHistory(DesaFold fold, SummaryReader summaries, ICatalogueSource catalogues)
{
    public async Task<RegionSummary?> ShownAsync(RegionCode village, DateTimeOffset at, CancellationToken cancellation)
    {
        var state = await fold.FoldReceivedAsync(village, at, Wib.DayOf(at), cancellation);
        state.Evaluate(at, catalogues.Current);
        return summaries.Builder.Full(summaries.Input(village, state.Head.Seq, state.Figures) with { Now = at }, "today");
    }
}
