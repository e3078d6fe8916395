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

    /// <summary>What was shown at full hours, by region and hour: the next after one, a page at most.</summary>
    Task<IReadOnlyList<ShownHour>> ReadHistoryAsync(ShownHour after, CancellationToken cancellation);

    /// <summary>Writes what was shown at full hours; what is there stays.</summary>
    Task WriteHistoryAsync(IReadOnlyList<ShownHour> hours, CancellationToken cancellation);

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

/// <summary>A row of <c>figures_history</c>, packed as it is.</summary>
internal sealed record ShownHour(long Region, int Hour, byte[] Shown)
{
    /// <summary>About two megabytes.</summary>
    public const int Page = 1_000;

    public const string Insert = "insert into figures_history (region, hour, shown)";

    public static readonly ShownHour BeforeAll = new(0, int.MinValue, []);

    /// <summary>Ends where the parameters of the database in question begin.</summary>
    public const string Select = "select region, hour, shown from figures_history where (region, hour) > ";
}

/// <summary>A copy that can't be made, and why: for the person who asked for it.</summary>
internal sealed class CopyException(string message, Exception? inner = null) : Exception(message, inner);
