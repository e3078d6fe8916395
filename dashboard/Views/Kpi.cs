using System.Collections.Immutable;
using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views;

/// <summary>A headline figure and what it means.</summary>
/// <param name="Fig">Path into the summary of the window.</param>
/// <param name="Label">What it is.</param>
/// <param name="Note">Beside the label: the window or the target.</param>
/// <param name="Value">The figure; a dash where there is no report.</param>
/// <param name="Suffix">Beside the figure: an error.</param>
/// <param name="Grade">A letter.</param>
/// <param name="GradeWords">What the letter means.</param>
/// <param name="Standing">Against what it is compared with.</param>
/// <param name="Change">How it stands, in words.</param>
/// <param name="Foot">What stands behind it: n, the usual value.</param>
/// <param name="Spark">Fourteen full days.</param>
public sealed record Kpi(
    string Fig,
    string Label,
    string Note,
    string Value,
    string? Suffix,
    string? Grade,
    string? GradeWords,
    Standing Standing,
    Line? Change,
    Line Foot,
    ImmutableArray<long?> Spark)
{
    /// <summary>Shape beside the change, where it is no standing that says so.</summary>
    public string? Icon { get; init; }
}
