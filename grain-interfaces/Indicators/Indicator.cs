using System.Collections.Immutable;
using SmartVillage.Catalogue;

namespace SmartVillage.Indicators;

/// <summary>What a number of <see cref="RegionSummary"/> means: its metadata, as Satu Data Indonesia asks for them. The same at every level.</summary>
/// <param name="Code">Code, never reused.</param>
/// <param name="Concept">The idea that is measured.</param>
/// <param name="Name">Display name.</param>
/// <param name="Definition">What counts, and what doesn't.</param>
/// <param name="Formula">How it is computed, and how a parent gets it from its children.</param>
/// <param name="Unit">Unit, to read.</param>
/// <param name="Producer">Who answers for the data.</param>
/// <param name="Frequency">How often it changes.</param>
/// <param name="Licence">Licence of the data (SPDX).</param>
/// <param name="Version">Rises with each change of definition or formula.</param>
/// <param name="Fields">Where it stands in the summary: property names as in JSON, joined by dots; lists and dictionaries count as one step.</param>
public sealed record Indicator(
    string Code,
    LocalizedText Concept,
    LocalizedText Name,
    LocalizedText Definition,
    LocalizedText Formula,
    LocalizedText Unit,
    LocalizedText Producer,
    LocalizedText Frequency,
    string Licence,
    int Version,
    ImmutableArray<string> Fields);
