using System.Collections.Immutable;
using System.Globalization;
using Orleans.Concurrency;
using SmartVillage.History;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.History;

/// <summary>Reads what was shown; holds nothing.</summary>
[GrainType("history"), Reentrant]
internal sealed class HistoryGrain(IHistoryStore store, VillageHistory villages) : Grain, IHistoryGrain
{
    private RegionCode Code => RegionCode.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture);

    public Task<ImmutableArray<DateTimeOffset>> GetHoursAsync(DateTimeOffset from, DateTimeOffset to) => store.ReadHoursAsync(Code, from, to, CancellationToken.None);

    public Task<RegionSummary?> GetShownAsync(DateTimeOffset at) => Code.IsVillage
        ? villages.ShownAsync(Code, at, CancellationToken.None)
        : store.ReadAsync(Code, at, CancellationToken.None);
}
