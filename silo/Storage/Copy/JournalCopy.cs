using System.Collections.Immutable;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>
/// Copies a journal and what belongs to it, as it stands. The target must be empty or hold a beginning of the source, village by village: then
/// only the rest is copied, so a copy that was broken off goes on where it was.
/// </summary>
internal sealed class JournalCopy(ICopyPlace source, ICopyPlace target, int batch = JournalCopy.Batch)
{
    /// <summary>So many rows in one transaction and in memory.</summary>
    private const int Batch = 5_000;

    public async Task<CopyResult> RunAsync(CancellationToken cancellation)
    {
        // Of a source that is in use, what stands there now.
        var heads = await HeadsAsync(source, cancellation);
        var held = await HeadsAsync(target, cancellation);
        await CheckBeginningAsync(heads, held, cancellation);
        await CheckContentAsync(cancellation);
        await CopyKeyAsync(replace: held.Count == 0, cancellation);
        var copied = await CopyRowsAsync(heads, held, cancellation);
        await CopyHistoryAsync(cancellation);
        await target.WriteStatesAsync(await source.ReadStatesAsync(cancellation), cancellation);
        await CheckHeadsAsync(heads, cancellation);
        return new(heads.Count, heads.Values.Sum(), copied);
    }

    private static async Task<Dictionary<RegionCode, long>> HeadsAsync(ICopyPlace place, CancellationToken cancellation) =>
        (await place.Journal.ReadHeadsSinceAsync(DateTimeOffset.MinValue, cancellation)).ToDictionary(head => head.Village, head => head.Seq);

    private static async Task<JournalEntry?> EntryAsync(ICopyPlace place, RegionCode village, long seq, CancellationToken cancellation) =>
        await place.Journal.ReadAsync(village, seq - 1, seq, cancellation).SingleOrDefaultAsync(cancellation);

    /// <summary>The chain at the last entry of each village tells that everything before it is the same.</summary>
    private async Task CheckBeginningAsync(Dictionary<RegionCode, long> heads, Dictionary<RegionCode, long> held, CancellationToken cancellation)
    {
        foreach (var (village, seq) in held)
        {
            var chain = (await target.Journal.ReadHeadAsync(village, cancellation)).Hash;
            if (seq > heads.GetValueOrDefault(village) || !IsSame((await EntryAsync(source, village, seq, cancellation))?.ChainHash, chain))
            {
                throw new CopyException(
                    $"{CopyArguments.ToName} holds events that {CopyArguments.FromName} does not have (village {village}, up to seq {seq}). "
                    + "Name an empty database, or another schema in it with 'Search Path=…'.");
            }
        }
    }

    /// <summary>A source that came to hold both before its database forbade it, or an interrupted copy of one: the target's would refuse the rows.</summary>
    private async Task CheckContentAsync(CancellationToken cancellation)
    {
        if ((await source.Journal.ReadContentAsync(cancellation) | await target.Journal.ReadContentAsync(cancellation)) == (JournalContent.Simulation | JournalContent.Real))
        {
            throw new CopyException($"{CopyArguments.FromName} holds simulated events beside real ones. They never share a journal: nothing was copied.");
        }
    }

    private async Task CopyKeyAsync(bool replace, CancellationToken cancellation)
    {
        if (await source.ReadResidentKeyAsync(cancellation) is not { } key)
        {
            return; // configured, or nothing was counted yet
        }

        if (await target.ReadResidentKeyAsync(cancellation) is { } other && !replace && !key.AsSpan().SequenceEqual(other))
        {
            throw new CopyException($"{CopyArguments.ToName} holds another resident key than {CopyArguments.FromName}: residents already counted would count again.");
        }

        await target.WriteResidentKeyAsync(key, cancellation);
    }

    private async Task<long> CopyRowsAsync(Dictionary<RegionCode, long> heads, Dictionary<RegionCode, long> held, CancellationToken cancellation)
    {
        var copied = 0L;
        List<JournalEntry> rows = [];
        foreach (var (village, seq) in heads.OrderBy(head => head.Key))
        {
            var from = held.GetValueOrDefault(village);
            var chain = new CopyChain(village, await target.Journal.ReadHeadAsync(village, cancellation));
            await foreach (var entry in source.Journal.ReadAsync(village, from, seq, cancellation))
            {
                chain.Add(entry);
                rows.Add(entry);
                if (rows.Count >= batch)
                {
                    await WriteAsync();
                }
            }

            chain.End(seq);
        }

        await WriteAsync();
        return copied;

        async Task WriteAsync()
        {
            if (rows.Count > 0)
            {
                await target.WriteAsync(rows, cancellation);
                copied += rows.Count;
                rows.Clear();
            }
        }
    }

    /// <summary>The journal can't tell what was shown: it holds what is known now.</summary>
    private async Task CopyHistoryAsync(CancellationToken cancellation)
    {
        var last = ShownHour.BeforeAll;
        while (await source.ReadHistoryAsync(last, cancellation) is { Count: > 0 } hours)
        {
            await target.WriteHistoryAsync(hours, cancellation);
            last = hours[^1];
        }
    }

    private async Task CheckHeadsAsync(Dictionary<RegionCode, long> heads, CancellationToken cancellation)
    {
        foreach (var (village, seq) in heads)
        {
            var (there, last) = (await target.Journal.ReadHeadAsync(village, cancellation), await EntryAsync(target, village, seq, cancellation));
            var expected = (await EntryAsync(source, village, seq, cancellation))?.ChainHash;
            if (there.Seq != seq || !IsSame(expected, there.Hash) || !IsSame(expected, last?.ChainHash ?? []))
            {
                throw new CopyException($"The heads of village {village} differ: {CopyArguments.ToName} was written by somebody else meanwhile.");
            }
        }
    }

    private static bool IsSame(ImmutableArray<byte>? one, ImmutableArray<byte> other) => one is { } hash && hash.AsSpan().SequenceEqual(other.AsSpan());
}

/// <param name="Villages">How many villages hold events.</param>
/// <param name="Events">How many events they hold.</param>
/// <param name="Copied">How many of them were not there yet.</param>
internal sealed record CopyResult(int Villages, long Events, long Copied);
