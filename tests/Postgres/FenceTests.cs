using System.Collections.Concurrent;
using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Postgres;

/// <summary>Two writers on one database, as two clusters or a silo that was taken for dead: every event is written once.</summary>
public sealed class FenceTests(SharedPostgres postgres)
{
    private const int Rounds = 60;

    private static readonly RegionCode[] Villages = [.. Enumerable.Range(2001, 12).Select(i => RegionCode.Parse($"18.09.10.{i}"))];

    [Fact]
    public async Task Two_writers_of_the_same_villages_never_deadlock_and_write_each_event_once()
    {
        await using var source = await postgres.OpenNewAsync();
        var accepted = new ConcurrentDictionary<(RegionCode, string), int>();
        await Task.WhenAll(WriteAsync("x"), WriteAsync("y"));

        await using var counted = source.CreateCommand("select deadlocks from pg_stat_database where datname = current_database()");
        Assert.Equal(0L, await counted.ExecuteScalarAsync());
        Assert.Equal(Villages.Length * Rounds, accepted.Count);
        Assert.All(accepted, pair => Assert.Equal(1, pair.Value));
        foreach (var village in Villages)
        {
            Assert.Equal(Rounds, (await new PostgresJournal(source).CheckedAsync(village)).Length);
        }

        // Both send the same ids, each in an order of villages of its own.
        async Task WriteAsync(string writer)
        {
            var journal = new PostgresJournal(source);
            var heads = Villages.ToDictionary(village => village, _ => Head.Empty);
            for (var round = 0; round < Rounds; round++)
            {
                var left = Villages.OrderBy(_ => Random.Shared.Next()).ToList();
                while (left.Count > 0)
                {
                    var results = await journal.AppendAsync(
                        [.. left.Select(village => new Append(village, heads[village], [Row($"e{round}", receipt: writer)]))], Noon, CancellationToken.None);
                    var fenced = left.Where((_, i) => results[i].Fenced).ToList();
                    for (var i = 0; i < left.Count; i++)
                    {
                        heads[left[i]] = results[i].Head;
                        if (!results[i].Fenced && results[i].Rows[0].Outcome == RowOutcome.Appended)
                        {
                            accepted.AddOrUpdate((left[i], $"e{round}"), 1, (_, times) => times + 1);
                        }
                    }

                    left = fenced;
                }
            }
        }
    }

    [Fact]
    public async Task A_writer_that_stands_still_in_its_transaction_does_not_hold_a_village_for_long()
    {
        await using var source = await postgres.OpenNewAsync();
        var journal = new PostgresJournal(source);
        var head = (await journal.AppendAsync(After(Head.Empty, Row("a")))).Head;
        await using var stopped = await source.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("begin; select from head for update", stopped);
        await hold.ExecuteNonQueryAsync();

        Assert.Equal(2, (await journal.AppendAsync(After(head, Row("b")))).Head.Seq);
        await using var late = new NpgsqlCommand("commit", stopped);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => late.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task Villages_write_their_days_at_once_and_the_province_sums()
    {
        await using var source = await postgres.OpenNewAsync();
        IDailyStore daily = new PostgresDaily(source);
        var day = new DateOnly(2026, 9, 1);
        await Task.WhenAll(Enumerable.Range(1, 20).SelectMany(value => Villages.Select(village => daily.WriteAsync(
            village, [new(day, [new(new(Aggregates.CellSpan.Day, 0, new Aggregates.Series(1)), value), new(new(Aggregates.CellSpan.Day, 0, new Aggregates.Series(2)), 3)])], default))));

        var villages = await Task.WhenAll(Villages.Select(village => daily.ReadAsync(village, day, day.AddDays(1), default)));
        var province = await daily.ReadAsync(RegionCode.Parse("18"), day, day.AddDays(1), default);
        Assert.Equal(villages.Sum(cells => cells[0].Value), province[0].Value);
        Assert.Equal(3 * Villages.Length, province[1].Value);
    }
}
