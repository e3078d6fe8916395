using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>What a bulk answer holds: regions × indicators × buckets.</summary>
internal sealed record BulkQuery(
    ImmutableArray<Region> Regions,
    ImmutableArray<SeriesIndicator> Indicators,
    string? Service,
    string Bucket,
    SeriesRange Range);
