using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresJournalTests(SharedPostgres postgres) : EventJournalConformance, IAsyncLifetime
{
    private NpgsqlDataSource _source = null!;
    private PostgresJournal _journal = null!;
    private PostgresDaily? _daily;

    protected override IEventJournal Journal => _journal;

    protected override IDailyStore Daily => _daily ??= new(_source);

    public async ValueTask InitializeAsync()
    {
        _source = await postgres.OpenNewAsync();
        _journal = new(_source);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        Dispose();
    }

    [Fact]
    public async Task A_failed_append_leaves_nothing_and_the_next_one_works()
    {
        await ExecuteAsync("alter table head rename to head_away");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(After(Head.Empty, Row("a"))));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.ReadHeadAsync(Hanura, CancellationToken.None));
        await ExecuteAsync("alter table head_away rename to head");

        Assert.False((await Journal.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
        Assert.Single(await Journal.CheckedAsync(Hanura));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_an_append_takes_back_all_of_it()
    {
        await ExecuteAsync("alter table journal add constraint no_p check (village <> 1810012009)");
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => Journal.AppendAsync([After(Head.Empty, Row("a")), new(Podomoro, Head.Empty, [Row("p")])], Noon, CancellationToken.None));
        await ExecuteAsync("alter table journal drop constraint no_p");

        Assert.Empty(await Journal.CheckedAsync(Hanura));
        Assert.Equal(JournalContent.Nothing, await Journal.ReadContentAsync(CancellationToken.None));
        Assert.False((await Journal.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
        Assert.Equal(JournalContent.Real, await Journal.ReadContentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_the_database_cannot_hold_is_the_callers_fault()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => Journal.AppendAsync(After(Head.Empty, Row("a", receipt: "R\0"))));
        Assert.StartsWith("22", error.SqlState, StringComparison.Ordinal);
        Assert.False((await Journal.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
    }

    [Fact]
    public async Task Once_closed_it_is_unavailable()
    {
        await _source.DisposeAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(After(Head.Empty, Row("a"))));
    }

    [Fact]
    public async Task An_append_of_nothing_needs_a_database_that_takes_writes()
    {
        Assert.Empty(await Journal.AppendAsync([], Noon, CancellationToken.None));
        var readOnly = new NpgsqlConnectionStringBuilder(_source.ConnectionString) { Options = "-c default_transaction_read_only=on" };
        await using var source = PostgresConnection.Open(readOnly.ConnectionString);
        var journal = new PostgresJournal(source);

        Assert.Equal(Head.Empty, await journal.ReadHeadAsync(Hanura, CancellationToken.None));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync([], Noon, CancellationToken.None));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(After(Head.Empty, Row("a"))));
    }

    [Fact]
    public async Task A_person_can_read_it()
    {
        await Journal.AppendAsync(After(Head.Empty, Row("a"), Row("b", "isi", corrects: "a")));

        Assert.Equal(
            "18.09.10.2004 2 correction 2026-11-24 05:00:00.000000 isi",
            await ScalarAsync(
                """
                select concat_ws(' ', village, seq, type, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), payload #>> '{data,content}')
                from journal_entry where village_digits = region_digits('18.09.10.2004') order by seq desc limit 1
                """));
        Assert.Equal("18.09.10.2004 2", await ScalarAsync("select concat_ws(' ', village, seq) from village_head"));
        Assert.Equal("18 18.09 18.09.10", await ScalarAsync("select concat_ws(' ', region_code(1800000000), region_code(1809000000), region_code(1809100000))"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
