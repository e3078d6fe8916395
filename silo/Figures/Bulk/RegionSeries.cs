using System.Collections.Immutable;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>A region's series of one indicator, and when it was read.</summary>
internal sealed record RegionSeries(Region Region, ImmutableArray<SeriesPoint> Points, DateTimeOffset AsOf, SeriesIndicator? Indicator = null);
