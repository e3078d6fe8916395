using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class WakeQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004"), Podomoro = RegionCode.Parse("18.10.01.2009");

    private readonly WakeQueue _queue = new();

    [Fact]
    public void Who_is_due_is_taken_and_who_is_not_stays()
    {
        _queue.Set(Hanura, Start.AddMinutes(1).UtcTicks);
        _queue.Set(Podomoro, Start.AddMinutes(2).UtcTicks);

        Assert.Empty(Take(Start));
        Assert.Equal([(Hanura, 0)], Take(Start.AddMinutes(1)));
    }

    [Fact]
    public void A_later_word_replaces_an_earlier_one()
    {
        _queue.Set(Hanura, Start.UtcTicks);
        _queue.Set(Hanura, Start.AddHours(1).UtcTicks);
        _queue.Set(Podomoro, Start.UtcTicks);
        _queue.Set(Podomoro, 0);

        Assert.Empty(Take(Start.AddMinutes(1)));
        Assert.Equal([(Hanura, 0)], Take(Start.AddHours(1)));
    }

    [Fact]
    public void Who_was_woken_in_vain_is_due_again_and_who_answered_is_not()
    {
        _queue.Set(Hanura, Start.UtcTicks);
        _queue.Set(Podomoro, Start.UtcTicks);
        Take(Start);
        _queue.Set(Podomoro, Start.AddDays(1).UtcTicks);

        Assert.Empty(Take(Start.AddSeconds(4)));
        Assert.Equal([(Hanura, 1)], Take(Start + WakeQueue.Again));
    }

    [Fact]
    public void At_most_as_many_as_wanted_the_most_overdue_first()
    {
        _queue.Set(Hanura, Start.UtcTicks);
        _queue.Set(Podomoro, Start.AddTicks(-1).UtcTicks);

        Assert.Equal([(Podomoro, 0)], _queue.Take(Start, 1).ToArray());
        Assert.Equal([(Hanura, 0)], _queue.Take(Start, 1).ToArray());
    }

    private (RegionCode, int)[] Take(DateTimeOffset now) => [.. _queue.Take(now, 10)];
}
