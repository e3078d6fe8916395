using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Views.History;

/// <summary>A series of a region's past, as it is known now.</summary>
/// <param name="Range">What was asked for.</param>
/// <param name="Starts">Start of each bucket.</param>
/// <param name="Columns">One a family, or the one of the figure.</param>
public sealed record HistorySeries(HistoryRange Range, ImmutableArray<DateTimeOffset> Starts, ImmutableArray<HistoryColumn> Columns);

/// <summary>Values of a series.</summary>
/// <param name="Family">The family; <see langword="null"/> = all.</param>
/// <param name="Values">One a bucket; <see langword="null"/> = no report, which is not 0.</param>
public sealed record HistoryColumn(string? Family, ImmutableArray<decimal?> Values);
