using System.Collections.Immutable;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Why a child needs attention, the most harmful first; the rest is listed alphabetically.</summary>
public enum ChildState
{
    ComplaintsLate,
    ComplaintsDueSoon,
    Drop,
    Silent,
    NoReport,
    BelowTarget,
    Calm,

    /// <summary>A village that is not in the programme: nothing is expected of it, so it comes last.</summary>
    Outside,
}

/// <summary>A row of the table of children.</summary>
/// <param name="Code">Which region.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Kecamatan">Its kecamatan, for a village of a kabupaten.</param>
/// <param name="IsUrban">Kota and kelurahan stand in a group of their own.</param>
/// <param name="State">What needs attention.</param>
/// <param name="Icon">Its shape.</param>
/// <param name="Words">The same in words, or what stands behind a dash.</param>
/// <param name="IsKnown">Whether its counts mean something.</param>
/// <param name="Completed">Services completed.</param>
/// <param name="Spark">Fourteen full days.</param>
/// <param name="LettersPerThousand">Letters per 1,000 people of reporting villages.</param>
/// <param name="OnTime">Share on time.</param>
/// <param name="Timed">Of how many.</param>
/// <param name="OnTimeStanding">Against the target.</param>
/// <param name="Index">Satisfaction of 30 days.</param>
/// <param name="Respondents">Of how many.</param>
/// <param name="Reported">Villages that reported today.</param>
/// <param name="Expected">Of how many.</param>
/// <param name="NoReport">Villages without a report.</param>
/// <param name="ComplaintsOpen">Complaints not ended.</param>
/// <param name="LastEventAt">The newest event.</param>
public sealed record ChildRow(
    RegionCode Code,
    string Name,
    string? Kecamatan,
    bool IsUrban,
    ChildState State,
    string? Icon,
    string? Words,
    bool IsKnown,
    long Completed,
    ImmutableArray<long?> Spark,
    double? LettersPerThousand,
    double? OnTime,
    long Timed,
    Standing OnTimeStanding,
    decimal? Index,
    long Respondents,
    long Reported,
    long Expected,
    long NoReport,
    long ComplaintsOpen,
    DateTimeOffset? LastEventAt);
