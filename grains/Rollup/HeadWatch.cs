using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// Villages whose journal is ahead of what is held. Mostly the message is under way, so a village is asked only
/// when it was ahead at one look and is so still at the next.
/// </summary>
internal sealed class HeadWatch
{
    private Dictionary<RegionCode, long> _told = [], _ahead = [];

    public void Tell(VillageHead head) => _told[head.Village] = Math.Max(head.Seq, _told.GetValueOrDefault(head.Village));

    /// <param name="held">The sequence held of a village.</param>
    /// <returns>Villages to ask.</returns>
    public IReadOnlyList<RegionCode> Look(Func<RegionCode, long> held)
    {
        RegionCode[] overdue = [.. _ahead.Where(head => held(head.Key) < head.Value).Select(head => head.Key)];
        _ahead = _told.Where(head => held(head.Key) < head.Value).ToDictionary();
        _told = [];
        return overdue;
    }
}
