using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;
using SmartVillage.Tests.Telemetry;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class RollupLaneTests
{
    private static readonly RegionCode Kabupaten = RegionCode.Parse("18.09");
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(30);
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly FakeTimeProvider _time = new();
    private readonly BlockingCollection<ImmutableArray<FigureChange>> _arrived = [];
    private readonly ModelChild _child = new(RegionCode.Parse("18.09.10.2004"));
    private readonly RollupLane _lane;
    private Func<Task> _road = () => Task.CompletedTask;

    public RollupLaneTests() => _lane = new(
        async batch =>
        {
            await _road();
            _arrived.Add(batch);
        },
        Kabupaten, _time, Every, Meters.Grains, NullLogger.Instance);

    [Fact]
    public async Task The_first_after_quiet_goes_at_once_and_the_next_after_the_interval()
    {
        _lane.Add(Change());
        await Arrived();
        _lane.Add(Change());
        _lane.Add(Change());
        Assert.False(_arrived.TryTake(out _, TimeSpan.FromMilliseconds(50)));

        var batch = await Arrived(Every);

        var merged = Assert.Single(batch);
        Assert.Equal((1, 3), (merged.From.Sequence, merged.To.Sequence));
    }

    [Fact]
    public async Task One_message_is_under_way_at_most()
    {
        var (road, underWay) = (new TaskCompletionSource(), 0);
        _road = () =>
        {
            underWay++;
            return road.Task;
        };
        _lane.Add(Change());
        await Until(() => underWay == 1);
        for (var i = 0; i < 20; i++)
        {
            _lane.Add(Change());
            _time.Advance(Every);
        }

        Assert.Equal(1, underWay);
        road.SetResult();
        await Arrived(Every);
        await Arrived(Every);
        await _lane.Drained.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(_arrived);
    }

    [Fact]
    public async Task What_did_not_arrive_goes_again_merged_with_what_came_since()
    {
        var failures = 0;
        _road = () => ++failures <= 3 ? throw new TimeoutException() : Task.CompletedTask;
        _lane.Add(Change());
        await Until(() => failures > 0);
        _lane.Add(Change());

        var batch = await Arrived(TimeSpan.FromSeconds(5));

        var merged = Assert.Single(batch);
        Assert.Equal((0, 2), (merged.From.Sequence, merged.To.Sequence));
        Assert.Equal(4, failures);
    }

    private FigureChange Change()
    {
        _child.Change(0, 0, 1, Today);
        return _child.Tell(false, Today);
    }

    /// <summary>The lane runs on other threads: the clock is moved until the message is there.</summary>
    private async Task<ImmutableArray<FigureChange>> Arrived(TimeSpan step = default)
    {
        ImmutableArray<FigureChange> batch = default;
        await Until(() =>
        {
            _time.Advance(step);
            return _arrived.TryTake(out batch, TimeSpan.FromMilliseconds(5));
        });
        return batch;
    }

    private static async Task Until(Func<bool> condition)
    {
        var end = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(end) < Patience, "It did not happen in time.");
            await Task.Yield();
        }
    }
}
