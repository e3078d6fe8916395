namespace SmartVillage.Grains.Rollup;

/// <summary>Whether the figures of every region of the register are loaded and have caught up with the journal since the start.</summary>
public interface IRollupReadiness
{
    bool IsReady { get; }
}
