using System.Collections.Immutable;

namespace SmartVillage.Indicators;

/// <summary>The metadata of every public number of <see cref="RegionSummary"/>.</summary>
public static class IndicatorCatalogue
{
    /// <summary>All indicators, in the order of the summary.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        .. ServiceIndicators.All, .. DurationIndicators.All, .. ComplaintIndicators.All, .. ParticipationIndicators.All,
        .. SatisfactionIndicators.All, .. StatedIndicators.All, .. ReportingIndicators.All, .. ProgrammeIndicators.All,
    ];

    /// <summary>The indicator with a code; <see langword="null"/> when there is none.</summary>
    public static Indicator? Find(string code) => All.FirstOrDefault(i => i.Code == code);
}
