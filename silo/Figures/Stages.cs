using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures;

/// <summary>The programme stages of villages, told by their summaries.</summary>
internal sealed class Stages(IGrainFactory grains)
{
    public static IReadOnlyList<string> All { get; } = ["planned", "registered", "connected", "active", "silent"];

    /// <summary>The stage of a village; <see langword="null"/> = belum terdata.</summary>
    public static string? Of(ProgrammeSummary programme) => programme switch
    {
        { Planned: > 0 } => "planned",
        { Registered: > 0 } => "registered",
        { Connected: > 0 } => "connected",
        { Active: > 0 } => "active",
        { Silent: > 0 } => "silent",
        _ => null,
    };

    /// <summary>Stages of villages, asked of their kabupaten; those without a stage are left out.</summary>
    public async Task<IReadOnlyDictionary<RegionCode, string>> OfAsync(IEnumerable<RegionCode> villages)
    {
        var pages = await Task.WhenAll(villages.Select(v => v.Kabupaten).Distinct().Select(
            kabupaten => grains.GetParentRegion(kabupaten).GetChildrenAsync(kabupaten, "today", 0, 0)));
        return pages.OfType<ChildrenPage>().SelectMany(p => p.Rows)
            .Select(row => (row.Code, Stage: Of(row.Programme)))
            .Where(row => row.Stage is not null)
            .ToDictionary(row => row.Code, row => row.Stage!);
    }
}
