using System.Collections.Immutable;
using SmartVillage.Indicators;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>An indicator of which every region has a series.</summary>
/// <param name="Code">Its code in <c>/indicators</c>.</param>
/// <param name="Measure">What a series calls it.</param>
/// <param name="HasHours">Whether hours are kept.</param>
/// <param name="HasServices">Whether it can be asked for one service or family.</param>
internal sealed record SeriesIndicator(string Code, string Measure, bool HasHours, bool HasServices)
{
    public static ImmutableArray<SeriesIndicator> All { get; } =
    [
        new("services.submitted", "submitted", true, true),
        new("services.completed", "completed", true, true),
        new("services.rejected", "rejected", false, true),
        new("services.cancelled", "cancelled", false, true),
        new("services.timed", "timed", true, true),
        new("services.onTime", "onTime", true, true),
        new("complaints.submitted", "complaints", false, false),
        new("complaints.ended", "complaintsEnded", false, false),
        new("participation.activities", "activities", false, false),
        new("participation.participants", "participants", false, false),
        new("participation.women", "women", false, false),
        new("participation.personDays", "personDays", false, false),
        new("satisfaction.respondents", "respondents", false, false),
        new("reporting.reportedToday", "reported", false, false),
    ];

    public string Unit => IndicatorCatalogue.Find(Code)?.Unit.Id ?? "";

    public static SeriesIndicator? Find(string code) => All.FirstOrDefault(indicator => indicator.Code == code);
}
