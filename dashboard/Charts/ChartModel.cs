using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Charts;

/// <summary>What a chart shows. It crosses to the browser as data: colours are names of tokens, formats are names of functions of the module.</summary>
/// <param name="Kind">Which drawing of the module: <c>columns</c> = stacked columns, lines over them.</param>
/// <param name="Categories">One label a column.</param>
/// <param name="Columns">Stacked series, bottom first.</param>
/// <param name="Line">A line over them, dashed.</param>
/// <param name="Note">A short text beside the column that is not complete yet.</param>
public sealed record ChartModel(
    string Kind,
    ImmutableArray<string> Categories,
    ImmutableArray<ChartSeries> Columns,
    ChartSeries? Line,
    ChartNote? Note);

/// <summary>A series of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">Name of a token, for example <c>--fam-pajak</c>.</param>
/// <param name="Values">One value a category; <see langword="null"/> = no report, which is not 0.</param>
public sealed record ChartSeries(string Name, string Color, ImmutableArray<double?> Values);

/// <summary>A text beside a column.</summary>
public sealed record ChartNote(string Category, string Text);
