using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>Follows a village's chain while its rows pass: what is broken is not copied.</summary>
internal sealed class CopyChain(RegionCode village, Head head)
{
    private byte[] _hash = [.. head.Hash];
    private long _seq = head.Seq;

    public void Add(JournalEntry entry)
    {
        _seq++;
        _hash = JournalHash.Chain(_hash, entry.ContentHash.AsSpan(), _seq);
        if (entry.Seq != _seq || !entry.ChainHash.AsSpan().SequenceEqual(_hash))
        {
            throw Broken();
        }
    }

    public void End(long seq)
    {
        if (_seq != seq)
        {
            throw Broken();
        }
    }

    private CopyException Broken() =>
        new($"{CopyArguments.FromName}: the chain of village {village} is broken at seq {_seq}. Nothing after it was copied; restore the source from a backup.");
}
