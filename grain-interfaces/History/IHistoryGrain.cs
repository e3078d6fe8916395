using System.Collections.Immutable;
using SmartVillage.Indicators;

namespace SmartVillage.History;

/// <summary>What a region showed at a past moment, as it was known then. The key is the dotted region code.</summary>
/// <remarks>Kabupaten, kota and provinsi kept it at each full hour in which they changed; a village folds its journal to what it had received. A kecamatan keeps nothing.</remarks>
[Alias("SmartVillage.History.IHistoryGrain")]
public interface IHistoryGrain : IGrainWithStringKey
{
    /// <summary>The full hours of which something is kept: from ≤ hour &lt; to. Of a village, none: it answers for every moment.</summary>
    [Alias("GetHours")]
    Task<ImmutableArray<DateTimeOffset>> GetHoursAsync(DateTimeOffset from, DateTimeOffset to);

    /// <summary>Today's figures as they were shown at an instant; <see langword="null"/> where nothing is kept.</summary>
    [Alias("GetShown")]
    Task<RegionSummary?> GetShownAsync(DateTimeOffset at);
}
