using Orleans.Storage;

namespace SmartVillage.Silo.Storage;

/// <summary>A state that is bytes already.</summary>
internal sealed class SnapshotBytes(BinaryData content)
{
    public static readonly SnapshotBytes None = new();

    public SnapshotBytes()
        : this(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty))
    {
    }

    public BinaryData Content { get; } = content;

    /// <summary>What the database's provider uses for them: it passes them through.</summary>
    internal sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => ((SnapshotBytes)(object)input!).Content;

        public T Deserialize<T>(BinaryData input) => (T)(object)new SnapshotBytes(input);
    }
}
