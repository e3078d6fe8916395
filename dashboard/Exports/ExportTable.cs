using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Exports;

/// <summary>A table as it leaves a page. Each row stands alone: it carries its region's code, its period and the time of its figures.</summary>
/// <param name="Name">Name of the file, without its ending.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">One field a heading.</param>
public sealed record ExportTable(string Name, string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<ExportCell>> Rows);
