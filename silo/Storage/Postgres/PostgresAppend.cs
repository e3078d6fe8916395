using System.Collections.Immutable;
using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// One append: a transaction of two messages. The first locks the villages' heads, in one order for every writer, so that two never wait for each
/// other, and reads what the rules ask; the second writes and commits.
/// </summary>
internal sealed class PostgresAppend(IReadOnlyList<Append> appends, DateTimeOffset receivedAt)
{
    private readonly Append[] _sorted = [.. appends.OrderBy(append => append.Village)];

    /// <summary>Kinds of content that were written; to be trusted when <see cref="RunAsync"/> has returned.</summary>
    public JournalContent Content { get; private set; }

    /// <param name="connection">A connection without a transaction.</param>
    /// <param name="known">Kinds of content that the journal is known to hold.</param>
    /// <param name="cancellation">Cancels; what is under way is rolled back.</param>
    public async Task<ImmutableArray<AppendResult>> RunAsync(NpgsqlConnection connection, JournalContent known, CancellationToken cancellation)
    {
        var probe = new PostgresProbe(_sorted);
        await using (var first = new NpgsqlBatch(connection))
        {
            probe.Ask(first);
            await using var answers = await first.ExecuteReaderAsync(cancellation);
            await probe.ReadAsync(answers, cancellation);
        }

        var plans = _sorted.ToDictionary(append => append.Village, append => AppendPlan.Make(append, probe.HeadOf(append.Village), probe));
        var rows = new PostgresRows(_sorted, plans, Ticks.ToTicks(receivedAt));
        Content = rows.Content & ~known;
        await rows.WriteAsync(connection, Content, cancellation);
        return [.. appends.Select(append => plans[append.Village].Result)];
    }
}
