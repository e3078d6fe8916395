using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Sqlite;
using SmartVillage.Tests.Telemetry;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Journal;

public sealed class JournalWriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteJournal _sqlite;
    private readonly UnreliableJournal _journal;

    public JournalWriterTests() => _journal = new(_sqlite = new(_directory.File("journal.db"), TimeProvider.System));

    [Fact]
    public async Task What_waits_goes_in_one_commit()
    {
        await using var writer = Writer();
        using (_journal.Hold())
        {
            var first = writer.AppendAsync(After(Head.Empty, Row("a")));
            await _journal.UntilHeldAsync();
            Task[] others = [writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p")])), writer.AppendAsync(new(Sidodadi, Head.Empty, [Row("s")]))];
            _journal.Release();
            await Task.WhenAll([first, .. others]);
        }

        Assert.Equal([[Hanura], [Podomoro, Sidodadi]], _journal.Calls);
    }

    [Fact]
    public async Task Two_appends_of_a_village_never_share_a_commit()
    {
        await using var writer = Writer();
        using var hold = _journal.Hold();
        var blocking = writer.AppendAsync(new(Sidodadi, Head.Empty, [Row("s")]));
        await _journal.UntilHeldAsync();
        var (one, two, other) = (writer.AppendAsync(After(Head.Empty, Row("a"))), writer.AppendAsync(After(Head.Empty, Row("b"))), writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p")])));
        _journal.Release();
        await Task.WhenAll(blocking, one, two, other);

        Assert.Equal([[Sidodadi], [Hanura, Podomoro], [Hanura]], _journal.Calls);
        Assert.False((await one).Fenced);
        Assert.True((await two).Fenced);
        Assert.False((await other).Fenced);
    }

    [Fact]
    public async Task A_commit_holds_so_many_rows_and_a_larger_append_goes_alone()
    {
        await using var writer = Writer(options => options.CommitRows = 3);
        using var hold = _journal.Hold();
        var blocking = writer.AppendAsync(new(Sidodadi, Head.Empty, [Row("s")]));
        await _journal.UntilHeldAsync();
        Task[] others = [
            writer.AppendAsync(After(Head.Empty, Row("a"), Row("b"))),
            writer.AppendAsync(new(Podomoro, Head.Empty, [.. Enumerable.Range(0, 5).Select(i => Row($"p{i}"))]))];
        _journal.Release();
        await Task.WhenAll([blocking, .. others]);

        Assert.Equal([[Sidodadi], [Hanura], [Podomoro]], _journal.Calls);
    }

    [Fact]
    public async Task A_full_queue_refuses_and_takes_again_when_it_is_shorter()
    {
        await using var writer = Writer(options => options.QueueRows = 3);
        Task<AppendResult> first;
        using (_journal.Hold())
        {
            first = writer.AppendAsync(After(Head.Empty, Row("a"), Row("b")));
            await _journal.UntilHeldAsync();
            await Assert.ThrowsAsync<JournalQueueFullException>(() => writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p"), Row("q")])));
            _journal.Release();
        }

        await first;
        Assert.False((await writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p"), Row("q"), Row("r")]))).Fenced);
    }

    [Fact]
    public async Task Bytes_are_bounded_too()
    {
        await using var writer = Writer(options => options.QueueBytes = 100);

        await Assert.ThrowsAsync<JournalQueueFullException>(() => writer.AppendAsync(After(Head.Empty, Row("a", new string('x', 100)))));
        Assert.False((await writer.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_outcome_is_tried_again_and_counts_once(bool isWritten)
    {
        await using var writer = Writer();
        _journal.Fail(times: 3, afterWriting: isWritten);
        var result = await writer.AppendAsync(After(Head.Empty, Row("a"), Row("b")));

        Assert.Equal([new(RowOutcome.Appended, 1, false), new RowResult(RowOutcome.Appended, 2, false)], result.Rows);
        Assert.Equal(4, _journal.Calls.Count);
        Assert.Equal(2, (await _journal.CheckedAsync(Hanura)).Length);
    }

    [Fact]
    public async Task A_fenced_village_leaves_the_others_alone()
    {
        await using var writer = Writer();
        await writer.AppendAsync(After(Head.Empty, Row("a")));
        _journal.Fail(times: 1, afterWriting: true);
        var (fenced, fine) = (writer.AppendAsync(After(Head.Empty, Row("b"))), writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p")])));

        Assert.True((await fenced).Fenced);
        Assert.Equal(RowOutcome.Appended, (await fine).Rows[0].Outcome);
    }

    [Fact]
    public async Task After_a_bounded_time_the_answer_is_unavailable_and_later_ones_are_written()
    {
        await using var writer = Writer(options => options.GiveUpAfter = TimeSpan.FromMilliseconds(100));
        _journal.Fail(times: int.MaxValue, afterWriting: false);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => writer.AppendAsync(After(Head.Empty, Row("a"))));
        _journal.Fail(times: 0, afterWriting: false);

        Assert.False((await writer.AppendAsync(After(Head.Empty, Row("a")))).Fenced);
    }

    [Fact]
    public async Task Stopping_writes_what_waits_and_then_refuses()
    {
        var writer = Writer();
        using var hold = _journal.Hold();
        var first = writer.AppendAsync(After(Head.Empty, Row("a")));
        await _journal.UntilHeldAsync();
        var second = writer.AppendAsync(new(Podomoro, Head.Empty, [Row("p")]));
        var stopped = writer.DisposeAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => writer.AppendAsync(new(Sidodadi, Head.Empty, [Row("s")])));
        _journal.Release();
        await stopped;

        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
        Assert.Single(await _journal.CheckedAsync(Podomoro));
    }

    [Fact]
    public void Wrong_options_are_named()
    {
        var result = new JournalOptionsValidator().Validate(
            null, new() { QueueRows = 10, QueueBytes = 1, CommitRows = 0, RetryDelay = TimeSpan.Zero, GiveUpAfter = TimeSpan.FromSeconds(-1) });

        Assert.Equal(
            ["QueueRows", "QueueBytes", "CommitRows", "RetryDelay", "GiveUpAfter"],
            result.Failures!.Select(failure => failure.Split(' ')[0]["SmartVillage:Journal:".Length..]));
        Assert.True(new JournalOptionsValidator().Validate(null, new()).Succeeded);
    }

    public void Dispose()
    {
        _sqlite.Dispose();
        _directory.Dispose();
    }

    private JournalWriter Writer(Action<JournalOptions>? change = null)
    {
        var options = new JournalOptions { RetryDelay = TimeSpan.FromMilliseconds(1) };
        change?.Invoke(options);
        return new(_journal, Options.Create(options), TimeProvider.System, Meters.Grains, NullLogger<JournalWriter>.Instance);
    }
}
