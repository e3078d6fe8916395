using System.Collections.Immutable;
using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Rollup;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>The laws of the fold: figures depend on the set of accepted events and the instant alone.</summary>
public sealed class FoldLawTests
{
    private const int Cases = 1000;
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 24, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Order_batches_repeats_and_reloads_change_nothing() =>
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var story = VillageStory.Create(random, Hanura, Now);
                var straight = await StraightAsync(story.All);
                var shuffled = await ShuffledAsync(story, random);
                Assert.Equal(straight.Content(), shuffled.Content());
                Assert.Equal(straight.Content(), await shuffled.FoldedAsync());
            },
            iter: Cases);

    [Fact]
    public async Task Time_that_passes_gives_what_a_later_evaluation_gives() =>
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var story = VillageStory.Create(random, Hanura, Now);
                var runner = await ShuffledAsync(story, random);
                runner.Content();
                for (var step = 0; step < 4; step++)
                {
                    runner.Advance(random.Next(3) switch
                    {
                        0 => TimeSpan.FromHours(13.7),
                        1 => TimeSpan.FromDays(random.Next(1, 9)),
                        _ => (runner.State.NextChangeAt ?? runner.State.AsOf) - runner.State.AsOf,
                    });
                    Assert.Equal(await runner.FoldedAsync(), runner.Content());
                    if (random.Next(2) == 0)
                    {
                        runner.Prune();
                    }
                }
            },
            iter: Cases);

    [Fact]
    public async Task Cancelled_is_as_never_sent() =>
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var story = VillageStory.Create(random, Hanura, Now) with { Corrections = [] };
                // Of a quarter-hour's heartbeats the journal keeps one: taking that one away takes all of them.
                if (story.Originals.Where(item => item.Type != EventType.Heartbeat).ToArray() is not { Length: > 0 } kept)
                {
                    return;
                }

                var victim = kept[random.Next(kept.Length)];
                var never = await StraightAsync(story.Originals.Remove(victim));
                var cancelled = await StraightAsync([.. story.Originals, Correct(victim, null)]);
                Assert.Equal(WithoutReceipt(never, victim), WithoutReceipt(cancelled, victim));
            },
            iter: Cases);

    [Fact]
    public async Task A_stated_zero_that_is_cancelled_after_it_was_shown_leaves_nothing()
    {
        var stated = new VillageEvent(0, EventType.Figure, $"/{Hanura}/simdes", "e0", Now, new FigureData("kpb.petani", "2026", 0, Wib.DayOf(Now)));
        var runner = await StraightAsync([stated]);
        Assert.Contains(runner.Content().Sums, cell => cell.Key.Span == CellSpan.Stated);

        await runner.RecordAsync(Correct(stated, null));

        Assert.DoesNotContain(runner.Content().Sums, cell => cell.Key.Span == CellSpan.Stated);
        Assert.Equal(await runner.FoldedAsync(), runner.Content());
    }

    [Fact]
    public async Task Replaced_is_as_the_other_sent() =>
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var story = VillageStory.Create(random, Hanura, Now) with { Corrections = [] };
                var victim = story.Originals[random.Next(story.Originals.Length)];
                var other = VillageStory.Data(random, victim.Type, Now);
                var sent = await StraightAsync(story.Originals.Replace(victim, victim with { Data = other }));
                var replaced = await StraightAsync([.. story.Originals, Correct(victim, VillageStory.Json(other))]);
                Assert.Equal(sent.Content(), replaced.Content());
            },
            iter: Cases);

    [Fact]
    public async Task Nothing_changes_by_time_before_the_next_change_but_days_that_turn() =>
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var runner = await StraightAsync(VillageStory.Create(random, Hanura, Now).All);
                var before = runner.Content();
                if (runner.State.NextChangeAt is { } next && next > runner.State.AsOf)
                {
                    runner.Advance((next - runner.State.AsOf) - TimeSpan.FromTicks(1));
                    var today = Wib.DayOf(runner.State.NextChangeAt.Value.AddTicks(-1));
                    Assert.Equal(before.On(today), runner.Content());
                }
            },
            iter: Cases);

    private static VillageEvent Correct(VillageEvent original, string? replacement) => new(
        0, EventType.Correction, "/koreksi", "x", Now, new CorrectionData(original.Source, original.Id, replacement));

    /// <summary>A cancelled event was received all the same: a registered village is connected by it.</summary>
    private static FiguresContent WithoutReceipt(VillageRunner runner, VillageEvent victim)
    {
        if (victim.Type != EventType.Stage)
        {
            runner.State.Receive(new(0, default, EventType.Nil, "", "", Now, new NilData(default), null));
        }

        return runner.Content();
    }

    private static async Task<VillageRunner> StraightAsync(IEnumerable<VillageEvent> events)
    {
        var runner = new VillageRunner(Hanura, Now);
        foreach (var item in events)
        {
            await runner.RecordAsync(item);
        }

        return runner;
    }

    /// <summary>Shuffled with originals before their corrections, in random batches, some sent twice, the state dropped and reloaded anywhere.</summary>
    private static async Task<VillageRunner> ShuffledAsync(VillageStory story, Random random)
    {
        var order = story.All.ToArray();
        random.Shuffle(order);
        order = [.. Sort(order)];
        var runner = new VillageRunner(Hanura, Now);
        var snapshots = new List<DesaSnapshot?> { null };
        for (var at = 0; at < order.Length;)
        {
            var size = Math.Min(random.Next(1, 8), order.Length - at);
            var batch = order.AsSpan(at, size).ToArray().ToList();
            if (random.Next(3) == 0)
            {
                batch.Add(order[random.Next(at + size)]);
            }

            var result = await runner.RecordAsync(batch);
            Assert.DoesNotContain(result.Outcomes, outcome => outcome.Kind == OutcomeKind.Rejected);
            at += size;
            switch (random.Next(4))
            {
                case 0:
                    snapshots.Add(runner.Snapshot());
                    break;
                case 1:
                    await runner.ReloadAsync(snapshots[random.Next(snapshots.Count)]);
                    break;
                case 2:
                    runner.Prune();
                    break;
            }
        }

        return runner;
    }

    /// <summary>Moves each correction behind its original.</summary>
    private static IEnumerable<VillageEvent> Sort(VillageEvent[] order)
    {
        var (seen, waiting) = (new HashSet<(string, string)>(), new List<VillageEvent>());
        foreach (var item in order)
        {
            if (item.Data is CorrectionData correction && !seen.Contains((correction.Source, correction.OriginalId)))
            {
                waiting.Add(item);
                continue;
            }

            yield return item;
            seen.Add((item.Source, item.Id));
            foreach (var late in waiting.Where(w => w.Data is CorrectionData c && c.Source == item.Source && c.OriginalId == item.Id).ToArray())
            {
                waiting.Remove(late);
                yield return late;
            }
        }
    }
}
