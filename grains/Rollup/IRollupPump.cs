using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Rollup;

/// <summary>The silo's pump: carries what changed in its villages to their kabupaten, one message a kabupaten, at once after quiet, else every 50 ms.</summary>
public interface IRollupPump
{
    /// <summary>Takes a change; never blocks. Changes of one region that wait together are merged, the newest value of a cell winning.</summary>
    void Enqueue(FigureChange change);
}
