using System.Collections.Immutable;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views.Public;

/// <summary>What everybody may see of a village, made once a day: no count of a few, no single request, nobody who could be pointed at.</summary>
/// <param name="Place">Where.</param>
/// <param name="Term">The last semester that is over.</param>
/// <param name="HasTerm">Whether anything was reported in it; else the thirty days stand in its place.</param>
/// <param name="Days">The thirty days.</param>
/// <param name="IsKnown">Whether anything was reported in them.</param>
/// <param name="OnTime">Share of promises kept; <see langword="null"/> where there are too few.</param>
/// <param name="Timed">Of about how many.</param>
/// <param name="IsTimedRounded">Whether that is rounded.</param>
/// <param name="Target">The target.</param>
/// <param name="Promises">By service or group of services.</param>
/// <param name="ComplaintsAnswered">Complaints ended in the thirty days.</param>
/// <param name="ComplaintsHandled">Of so many: those and the ones not ended.</param>
/// <param name="ComplaintsSubmitted">Submitted in the thirty days.</param>
/// <param name="Meetings">Deliberations in the semester.</param>
/// <param name="MeetingsDays">In the thirty days.</param>
/// <param name="MutualHelp">Mutual help in the semester.</param>
/// <param name="MutualHelpDays">In the thirty days.</param>
/// <param name="Index">Satisfaction of nine elements.</param>
/// <param name="Grade">Its letter.</param>
/// <param name="Respondents">Of how many.</param>
/// <param name="Elements">Means by element, those that judge single persons left out.</param>
public sealed record PublicView(
    RegionPlace Place,
    PublicTerm Term,
    bool HasTerm,
    SummaryWindow Days,
    bool IsKnown,
    double? OnTime,
    PublicCount Timed,
    bool IsTimedRounded,
    double Target,
    ImmutableArray<PublicPromise> Promises,
    PublicCount ComplaintsAnswered,
    PublicCount ComplaintsHandled,
    PublicCount ComplaintsSubmitted,
    PublicActivity Meetings,
    PublicActivity MeetingsDays,
    PublicActivity MutualHelp,
    PublicActivity MutualHelpDays,
    decimal? Index,
    string? Grade,
    PublicCount Respondents,
    ImmutableArray<(string Element, decimal Mean)> Elements)
{
    /// <summary>When the last of the thirty days ended.</summary>
    public DateTimeOffset Until => Days.To.AddMinutes(-1);
}
