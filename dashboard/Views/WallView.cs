using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views.Maps;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>What the wall display shows first; its script keeps it current (js/wall.js).</summary>
/// <param name="Completed">Services completed today.</param>
/// <param name="Standing">Against the usual.</param>
/// <param name="Usual">The usual at this time; <see langword="null"/> where none is known.</param>
/// <param name="OnTime">Share on time.</param>
/// <param name="Verdict">Key of the words about its target.</param>
/// <param name="Reporting">Who reported.</param>
/// <param name="Map">The province's map, coloured.</param>
/// <param name="Pulses">By family the words of a pulse.</param>
public sealed record WallView(
    string Completed,
    Standing Standing,
    string? Usual,
    string OnTime,
    string Verdict,
    ReportingSummary Reporting,
    RegionMapView? Map,
    ImmutableSortedDictionary<string, string> Pulses)
{
    public static WallView Of(RegionView view, RegionMap? map, IStringLocalizer words)
    {
        var (services, usual) = (view.Today.Services, view.Today.Usual?.AtThisTime);
        var known = RegionView.IsKnown(view.Today);
        return new(
            known ? Figures.Count(services.Completed) : Figures.None,
            known && usual is > 0 and var typical ? Judgement.AgainstUsual(services.Completed, typical) : Standing.Unknown,
            usual is > 0 ? Figures.Number((decimal)usual, 0) : null,
            Figures.Percent(services.OnTime),
            VerdictOf(services, view.Catalogue.Snapshot.Settings.OnTimeTarget),
            view.Today.Reporting,
            map is null ? null : new RegionMapBuilder(view, map, MapMeasure.Services, words).Build(),
            BucketFamilies(view.Catalogue).ToImmutableSortedDictionary(family => family.Code, family => PulseOf(family, words)));
    }

    /// <summary>Reached is said of what is seen; below, only beyond chance.</summary>
    private static string VerdictOf(ServicesSummary services, double target) => Judgement.AgainstTarget(services.OnTime, services.Timed, target) switch
    {
        Standing.TooFew => "few",
        Standing.Below => "below",
        _ => services.OnTime >= target ? "reached" : "near",
    };

    private static IEnumerable<ServiceFamily> BucketFamilies(CatalogueIndex catalogue) => Charts.BucketChart.Families(catalogue);

    private static string PulseOf(ServiceFamily family, IStringLocalizer words) =>
        words["Wall.Pulse." + family.Code] is { ResourceNotFound: false } said ? said.Value : $"{{0}} {family.Name.Shown()}";
}
