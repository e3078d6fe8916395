using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

/// <summary>A child that never answers is left out after a while; one that waits for the journal is not.</summary>
public sealed class ChildHealerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly RegionCode Broken = RegionCode.Parse("18.09.10.2004"), Sound = RegionCode.Parse("18.09.10.2005");

    private readonly FakeTimeProvider _time = new();
    private readonly ChildHealer _healer;
    private Exception? _error = new InvalidDataException();
    private int _settled;

    public ChildHealerTests() => _healer = new(
        child => child == Broken && _error is not null ? Task.FromException<FigureChange>(_error) : Task.FromResult<FigureChange>(null!),
        _ => { },
        () => _settled++,
        atATime: 8,
        _time,
        Limit,
        NullLogger.Instance);

    [Fact]
    public void A_child_that_fails_is_waited_for_then_left_out_and_taken_back_when_it_answers()
    {
        _healer.Want(Broken);
        _healer.Want(Sound);
        Assert.Equal([Broken], _healer.Loading);
        Assert.Equal(0, _settled);

        _time.Advance(Limit);
        _healer.RetryFailed();
        Assert.Equal([Broken], _healer.Missing);
        Assert.Empty(_healer.Loading);
        Assert.True(_settled > 0);

        _error = null;
        _healer.RetryFailed();
        Assert.Empty(_healer.Missing);
        Assert.True(_healer.IsSettled);
    }

    [Fact]
    public void The_time_without_a_journal_does_not_count()
    {
        _error = new JournalUnavailableException();
        _healer.Want(Broken);

        _time.Advance(Limit * 2);
        _healer.RetryFailed();

        Assert.Empty(_healer.Missing);
        Assert.False(_healer.IsSettled);
    }
}
