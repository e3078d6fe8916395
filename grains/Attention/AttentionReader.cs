using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Attention;

/// <summary>Makes what region grains answer about attention: the finder of the present catalogue, at the domain's instant.</summary>
public sealed class AttentionReader(ICatalogueSource catalogues, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private AttentionFinder? _finder;

    private AttentionFinder Finder
    {
        get
        {
            var catalogue = catalogues.Current;
            return _finder is { } finder && ReferenceEquals(finder.Catalogue, catalogue) ? finder : _finder = new(catalogue);
        }
    }

    public RegionAttention Of(RegionCode region, long version, FigureStore figures, IReadOnlyList<(RegionCode Code, FigureStore Figures)> children, ImmutableArray<OpenComplaint> complaints)
    {
        var now = clock.GetUtcNow();
        return new(region, version, now.ToWib(), Finder.Find(new(region, figures, children, complaints, now)), complaints);
    }

    /// <summary>A village's open complaints, the earliest deadline first.</summary>
    public ImmutableArray<OpenComplaint> Complaints(DesaState village)
    {
        var (rules, now) = (new RequestRules(catalogues.Current, village.Village), clock.GetUtcNow());
        return [.. village.Open.Values.Select(request => rules.ComplaintOf(request, now)).OfType<OpenComplaint>().OrderBy(complaint => complaint.Deadline)];
    }
}
