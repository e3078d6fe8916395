using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class FigureChangeMergeTests
{
    private static readonly RegionCode Village = RegionCode.Parse("18.09.10.2004");
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Gen<(int, int, int)[][]> Histories =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 500], Gen.Int[-9, 99]).Array[0, 5].Array[1, 8];

    [Fact]
    public void Changes_merged_in_any_grouping_do_what_they_do_one_by_one() =>
        Gen.Select(Histories, Gen.Int[0, 7].Array[8], Gen.Int[0, 9], Gen.Bool.Array[8]).Sample(
            (history, joints, full, swapped) =>
            {
                var child = new ModelChild(Village);
                var start = child.TellAll(Today);
                var changes = history.Select((steps, i) =>
                {
                    foreach (var (kind, where, amount) in steps)
                    {
                        child.Change(kind, where, amount, Today);
                    }

                    return i == full ? child.TellAll(Today) : child.Tell(i % 3 == 2, Today);
                }).ToList();
                var oneByOne = Parent([start, .. changes]);

                for (var i = 0; changes.Count > 1; i++)
                {
                    var at = joints[i] % (changes.Count - 1);
                    var (first, second) = (changes[at], changes[at + 1]);
                    changes.RemoveAt(at + 1);
                    changes[at] = swapped[i] ? FigureChangeMerge.Merge(second, first) : FigureChangeMerge.Merge(first, second);
                }

                var merged = Parent([start, changes[0]]);
                Assert.Equal(FiguresContent.Of(oneByOne.Total, Today), FiguresContent.Of(merged.Total, Today));
                Assert.Equal(oneByOne.Find(Village)!.Held, merged.Find(Village)!.Held);
                Assert.Equal(oneByOne.Find(Village)!.NextChangeAt, merged.Find(Village)!.NextChangeAt);
            },
            iter: 2000);

    [Fact]
    public void What_lost_something_in_between_is_a_gap_after_the_merge()
    {
        var child = new ModelChild(Village);
        var parent = Parent([child.TellAll(Today)]);
        var first = child.Tell(false, Today);
        child.Tell(false, Today);
        var third = child.Tell(false, Today);

        Assert.Equal(ApplyOutcome.Gap, parent.Apply(FigureChangeMerge.Merge(first, third), Today, 2));
    }

    private static ParentFigures Parent(FigureChange[] changes)
    {
        var parent = new ParentFigures(Village.Kabupaten);
        foreach (var change in changes)
        {
            Assert.NotEqual(ApplyOutcome.Gap, parent.Apply(change, Today, 1));
        }

        return parent;
    }
}
