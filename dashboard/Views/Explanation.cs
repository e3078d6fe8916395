using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Views;

/// <summary>What a figure means: its metadata, and what stands behind it here and now.</summary>
/// <param name="Id">Id of its element.</param>
/// <param name="Name">Display name.</param>
/// <param name="Definition">What counts, and what doesn't.</param>
/// <param name="Facts">Unit, period, formula, producer, n, villages: label and text.</param>
/// <param name="Comparisons">What sources that don't count reported, with the difference.</param>
public sealed record Explanation(string Id, string Name, string Definition, ImmutableArray<(string Label, string Text)> Facts, ImmutableArray<string> Comparisons);
