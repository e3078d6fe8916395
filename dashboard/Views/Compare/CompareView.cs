using System.Collections.Immutable;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>Regions beside each other: one scale a row, no ranks.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Columns">The regions, in the order of the address.</param>
/// <param name="Measures">Rows with a scale.</param>
/// <param name="Buckets">Labels of the time axis, shared.</param>
/// <param name="BarTop">Top of the bars, shared.</param>
/// <param name="From">First instant of the window.</param>
/// <param name="To">First instant after it.</param>
/// <param name="Peers">How many regions there are beside them, of the same kind.</param>
/// <param name="Addable">Regions that can be added.</param>
/// <param name="Families">Families of services that may be compared on this base.</param>
/// <param name="FamilyTop">End of their axis, shared; it begins at 0.</param>
/// <param name="Whole">By bucket all peers together, on the same base; empty where they lie in several regions.</param>
public sealed record CompareView(
    CompareRequest Request,
    ImmutableArray<CompareColumn> Columns,
    ImmutableArray<CompareMeasure> Measures,
    ImmutableArray<string> Buckets,
    double BarTop,
    DateTimeOffset From,
    DateTimeOffset To,
    int Peers,
    ImmutableArray<RegionLink> Addable,
    ImmutableArray<CompareFamily> Families,
    double FamilyTop,
    ImmutableArray<double?> Whole);

/// <summary>A family of services beside each other.</summary>
/// <param name="Code">Family code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">End of its colour token's name.</param>
/// <param name="Median">Of the peers.</param>
/// <param name="Values">One a column; <see langword="null"/> = no report or no base.</param>
public sealed record CompareFamily(string Code, string Name, string Color, double? Median, ImmutableArray<double?> Values);

/// <summary>A region: letter, colour and name.</summary>
/// <param name="Letter">A-F.</param>
/// <param name="Code">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">What it lies in, and its people.</param>
/// <param name="Bars">Completed by bucket on the chosen base; <see langword="null"/> = no report.</param>
/// <param name="Elements">Means of the nine elements.</param>
/// <param name="EnoughAnswers">Whether they are enough to be judged.</param>
/// <param name="Participation">Activities, in words.</param>
/// <param name="Complaints">Complaints, in words.</param>
public sealed record CompareColumn(
    char Letter,
    RegionCode Code,
    string Name,
    string Where,
    ImmutableArray<double?> Bars,
    ImmutableArray<(string Name, decimal? Mean)> Elements,
    bool EnoughAnswers,
    ImmutableArray<string> Participation,
    string Complaints)
{
    /// <summary>End of its colour token's name.</summary>
    public char Color => char.ToLowerInvariant(Letter);
}

/// <summary>A row: one scale for all, the median of the peers, the strip of all of them.</summary>
/// <param name="Key">Which measure.</param>
/// <param name="Label">Its name.</param>
/// <param name="Note">Unit and base.</param>
/// <param name="Scale">The axis.</param>
/// <param name="Ends">How its ends are written.</param>
/// <param name="Spread">Of the peers that can be judged; <see langword="null"/> where there are none.</param>
/// <param name="SpreadText">The same in words.</param>
/// <param name="Target">The target, where there is one.</param>
/// <param name="Cells">One a column.</param>
/// <param name="Strip">All peers.</param>
public sealed record CompareMeasure(
    string Key,
    string Label,
    string Note,
    CompareScale Scale,
    (string From, string To) Ends,
    Distribution? Spread,
    string SpreadText,
    double? Target,
    ImmutableArray<CompareCell> Cells,
    ImmutableArray<StripDot> Strip);

/// <summary>A region's figure of a measure.</summary>
/// <param name="Value">As written; a dash where there is none.</param>
/// <param name="Detail">Of how many.</param>
/// <param name="At">On the scale, 0-1.</param>
/// <param name="Enough">Whether it can be judged; else its mark is hollow.</param>
/// <param name="Grade">A letter, from 30 answers.</param>
/// <param name="Difference">Against the median, in words.</param>
/// <param name="Standing">The same as a judgement.</param>
public sealed record CompareCell(string Value, string Detail, double? At, bool Enough, string? Grade, string Difference, Standing Standing);

/// <summary>One of the peers on a strip.</summary>
/// <param name="At">On the scale, 0-1.</param>
/// <param name="Level">Places above (or below) the middle, so that dots don't hide each other.</param>
/// <param name="Enough">Whether it can be judged.</param>
/// <param name="Letter">Of a compared region.</param>
public sealed record StripDot(double At, int Level, bool Enough, char? Letter);
