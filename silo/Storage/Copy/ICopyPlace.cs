using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>One end of a copy: a database with everything that can't be told anew from the journal.</summary>
internal interface ICopyPlace : IAsyncDisposable
{
    IEventJournal Journal { get; }

    /// <summary>Writes rows as they stand, and the heads after them, in one transaction. Rows of a village follow what is there.</summary>
    Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation);

    /// <summary>The states of grains that are not losable, such as the catalogue.</summary>
    Task<IReadOnlyList<KeptState>> ReadStatesAsync(CancellationToken cancellation);

    Task WriteStatesAsync(IReadOnlyList<KeptState> states, CancellationToken cancellation);

    /// <summary>The key under which residents are counted; <see langword="null"/> where none was made.</summary>
    Task<byte[]?> ReadResidentKeyAsync(CancellationToken cancellation);

    Task WriteResidentKeyAsync(byte[] key, CancellationToken cancellation);
}

/// <summary>A row of grain storage, the same in both databases.</summary>
internal sealed record KeptState(string Service, string GrainType, long Number0, long Number1, string Text, int Version, byte[]? Payload)
{
    /// <summary>
    /// All but snapshots, which are rebuilt from the journal: a village's is <c>desa/desa</c>, those above it are named <c>figures</c>. What
    /// another grain keeps is copied.
    /// </summary>
    public const string Select =
        "select service, grain_type, number_0, number_1, text, version, payload from grain_state where grain_type <> 'desa/desa' and grain_type not like '%/figures'";
}

/// <summary>A copy that can't be made, and why: for the person who asked for it.</summary>
internal sealed class CopyException(string message, Exception? inner = null) : Exception(message, inner);
