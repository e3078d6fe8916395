using System.Globalization;
using Orleans.Concurrency;
using SmartVillage.Desk;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desk;

/// <summary>Lets pages without a silo read the journal; holds nothing.</summary>
[GrainType("journal"), Reentrant]
internal sealed class JournalGrain(LedgerReader reader) : Grain, IJournalGrain
{
    public Task<JournalPage> GetPageAsync(long upTo, int most) =>
        reader.ReadAsync(RegionCode.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture), upTo, most, CancellationToken.None);
}
