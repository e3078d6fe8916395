namespace SmartVillage.Grains.Snapshots;

/// <summary>Where grains keep their snapshots: an Orleans grain storage provider. What it holds is losable, the journal is the truth.</summary>
public static class SnapshotStore
{
    /// <summary>Name of the provider, for <c>[PersistentState("…", SnapshotStore.Name)]</c>.</summary>
    public const string Name = "snapshots";
}
