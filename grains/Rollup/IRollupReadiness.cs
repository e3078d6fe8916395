using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>Whether the figures of every region of the register are loaded and have caught up with the journal since the start.</summary>
public interface IRollupReadiness
{
    bool IsReady { get; }

    /// <summary>Regions that have not caught up, or did not answer yet: the parent, or the children that it waits for.</summary>
    IReadOnlyCollection<RegionCode> Loading { get; }

    /// <summary>Villages whose figures can't be had; their parents go on without them.</summary>
    IReadOnlyCollection<RegionCode> Missing { get; }
}
