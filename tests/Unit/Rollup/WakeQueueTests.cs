using CsCheck;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class WakeQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004"), Podomoro = RegionCode.Parse("18.10.01.2009");

    private static readonly RegionCode[] Villages = [Hanura, Podomoro, RegionCode.Parse("18.09.10.2005"), RegionCode.Parse("18.09.11.2001")];

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

    [Fact]
    public void Whatever_children_say_they_are_taken_when_due_and_wait_once_each() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[-20, 60]).Array[0, 200].Sample(
            story =>
            {
                var (queue, now) = (new WakeQueue(), Start);
                var due = new Dictionary<RegionCode, (long At, int Woken)>();
                foreach (var (step, child, seconds) in story)
                {
                    if (step < 5)
                    {
                        Say(Villages[child], step == 4 ? 0 : now.AddSeconds(seconds).UtcTicks);
                    }
                    else
                    {
                        now = now.AddSeconds(Math.Abs(seconds));
                        TakeAll();
                    }

                    Assert.True(queue.Waiting <= Villages.Length, $"{queue.Waiting} wait of {Villages.Length} children");
                }

                void Say(RegionCode village, long at)
                {
                    queue.Set(village, at);
                    if (at == 0)
                    {
                        due.Remove(village);
                    }
                    else if (!due.TryGetValue(village, out var before) || before.At != at)
                    {
                        due[village] = (at, 0);
                    }
                }

                void TakeAll()
                {
                    var expected = due.Where(entry => entry.Value.At <= now.UtcTicks).Select(entry => (entry.Key, entry.Value.Woken)).ToArray();
                    foreach (var (village, woken) in expected)
                    {
                        due[village] = ((now + WakeQueue.Again).UtcTicks, woken + 1);
                    }

                    Assert.Equal(expected.Order(), queue.Take(now, 10).ToArray().Order());
                }
            },
            iter: 3000);

    private (RegionCode, int)[] Take(DateTimeOffset now) => [.. _queue.Take(now, 10)];
}
