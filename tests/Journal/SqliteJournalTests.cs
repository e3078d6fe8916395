using Microsoft.Data.Sqlite;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Storage;
using SmartVillage.Silo.Storage.Sqlite;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Journal;

public sealed class SqliteJournalTests : EventJournalConformance
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteJournal _journal;

    public SqliteJournalTests() => _journal = Open();

    protected override IEventJournal Journal => _journal;

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        var head = (await Journal.AppendAsync(After(Head.Empty, Row("a")))).Head;
        Reopen();

        Assert.Equal(2, (await Journal.AppendAsync(After(head, Row("b")))).Head.Seq);
        Assert.Equal(2, (await Journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task A_failed_append_leaves_nothing_and_the_next_one_works()
    {
        // Another connection holds the write lock for longer than the driver's patience; a schema without the table is quicker.
        Execute("alter table head rename to head_away");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(After(Head.Empty, Row("a"))));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.ReadHeadAsync(Hanura, CancellationToken.None));
        Execute("alter table head_away rename to head");

        Assert.False((await Journal.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
        Assert.Single(await Journal.CheckedAsync(Hanura));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_an_append_takes_back_all_of_it()
    {
        Execute("create trigger no_p before insert on journal when new.village = 1810012009 begin select raise(abort, 'disk'); end");
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => Journal.AppendAsync([After(Head.Empty, Row("a")), new(Podomoro, Head.Empty, [Row("p")])], Noon, CancellationToken.None));
        Execute("drop trigger no_p");

        Assert.Empty(await Journal.CheckedAsync(Hanura));
        Assert.Equal(JournalContent.Nothing, await Journal.ReadContentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Once_closed_it_is_unavailable()
    {
        _journal.Dispose();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(After(Head.Empty, Row("a"))));
    }

    [Fact]
    public void A_second_process_on_the_directory_is_told()
    {
        using var first = new SqliteDataDirectory(_directory.File("held"));
        var error = Assert.Throws<InvalidOperationException>(() => new SqliteDataDirectory(_directory.File("held")));
        Assert.Contains("SmartVillage:DataDirectory", error.Message, StringComparison.Ordinal);
        Assert.Contains(first.Path, error.Message, StringComparison.Ordinal);
        first.Dispose();
        using var later = new SqliteDataDirectory(_directory.File("held"));
    }

    [Fact]
    public void Migrations_run_once_however_many_start_at_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var file = _directory.File($"m{round}.db");
            SqlScript[] scripts = [new(1, "001-a", "create table a (x integer)"), new(2, "002-b", "insert into a values (1)")];
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => SqliteFile.Prepare(file, scripts));
            SqliteFile.Prepare(file, [.. scripts, new(3, "003-c", "insert into a values (2)")]);

            using var connection = SqliteFile.Open(file, SqliteOpenMode.ReadOnly);
            using var command = connection.CreateCommand();
            command.CommandText = "select (select group_concat(x) from a) || ';' || (select group_concat(name) from schema_migration)";
            Assert.Equal("1,2;001-a,002-b,003-c", command.ExecuteScalar());
        }
    }

    [Fact]
    public void A_failed_migration_leaves_nothing_and_a_newer_schema_is_refused()
    {
        var file = _directory.File("n.db");
        SqlScript[] scripts = [new(1, "001-a", "create table a (x integer)"), new(2, "002-b", "create table b (x integer); insert into nothing values (1)")];
        Assert.Throws<SqliteException>(() => SqliteFile.Prepare(file, scripts));
        scripts[1] = new(2, "002-b", "create table b (x integer)");
        SqliteFile.Prepare(file, scripts);

        Assert.Contains("newer", Assert.Throws<InvalidOperationException>(() => SqliteFile.Prepare(file, scripts[..1])).Message, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        _journal.Dispose();
        _directory.Dispose();
        base.Dispose(disposing);
    }

    private SqliteJournal Open() => new(_directory.File("journal.db"), TimeProvider.System);

    private void Reopen()
    {
        _journal.Dispose();
        _journal = Open();
    }

    private void Execute(string sql)
    {
        using var connection = SqliteFile.Open(_directory.File("journal.db"), SqliteOpenMode.ReadWrite);
        SqliteFile.Execute(connection, sql);
    }
}
