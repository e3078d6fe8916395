using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class ParentFiguresTests
{
    private static readonly RegionCode Kabupaten = RegionCode.Parse("18.09");
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Gen<(int, int, int, int)[]> Stories =
        Gen.Select(Gen.Int[0, 32], Gen.Int[0, 3], Gen.Int[0, 500], Gen.Int[-9, 99]).Array[0, 60];

    [Fact]
    public void A_parent_equals_its_children_at_the_versions_held_whatever_the_messages_went_through() =>
        Stories.Sample(story => new ParentStory(Kabupaten, Today).Play(story), iter: 3000);

    [Fact]
    public void A_change_that_stands_on_a_version_not_held_is_a_gap_and_changes_nothing()
    {
        var (child, parent) = (new ModelChild(RegionCode.Parse("18.09.10.2004")), new ParentFigures(Kabupaten));
        parent.Apply(child.TellAll(Today), Today, 1);
        child.Change(0, 0, 5, Today);
        var lost = child.Tell(false, Today);
        child.Change(0, 1, 7, Today);
        var next = child.Tell(false, Today);

        Assert.Equal(ApplyOutcome.Gap, parent.Apply(next, Today, 2));
        Assert.Empty(parent.Total.AllSums());
        Assert.Equal(ApplyOutcome.Changed, parent.Apply(lost, Today, 3));
        Assert.Equal(ApplyOutcome.Changed, parent.Apply(next, Today, 4));
        Assert.Equal(ApplyOutcome.Ignored, parent.Apply(next, Today, 5));
        Assert.Equal(ApplyOutcome.Confirmed, parent.Apply(child.TellAll(Today), Today, 6));
        Assert.Equal(4, parent.Find(child.Code)!.ChangedAt);
    }

    [Fact]
    public void A_child_that_rests_is_packed_until_it_changes_or_is_asked_for()
    {
        var (child, parent) = (new ModelChild(RegionCode.Parse("18.09.10.2004")), new ParentFigures(Kabupaten));
        child.Change(0, 0, 5, Today.AddDays(-61));
        child.Change(0, 1, 7, Today);
        parent.Apply(child.TellAll(Today), Today, 1);
        var held = parent.Find(child.Code)!;

        parent.Rest();
        Assert.False(held.IsPacked);
        parent.Rest();
        Assert.True(held.IsPacked);
        parent.Prune(Today.AddDays(1));
        Assert.True(held.IsPacked);
        Assert.Equal([7L], held.Store.AllSums().Select(cell => cell.Value));
        Assert.Equal(held.Store.AllSums(), parent.Total.AllSums());

        parent.Rest();
        parent.Rest();
        Assert.Equal(held.Store.AllSums(), parent.Total.AllSums());
        child.Change(0, 1, 9, Today);
        Assert.Equal(ApplyOutcome.Changed, parent.Apply(child.Tell(false, Today), Today.AddDays(1), 2));
        Assert.False(held.IsPacked);
        Assert.Equal([9L], parent.Total.AllSums().Select(cell => cell.Value));
    }

    [Fact]
    public void A_bucket_that_is_past_is_left_out()
    {
        var (child, parent) = (new ModelChild(RegionCode.Parse("18.09.10.2004")), new ParentFigures(Kabupaten));
        child.Change(0, 0, 5, Today.AddDays(-62));
        child.Change(0, 0, 3, Today.AddDays(-61));

        parent.Apply(child.TellAll(Today), Today, 1);

        Assert.Equal([3L], parent.Total.AllSums().Select(cell => cell.Value));
    }

    [Fact]
    public void What_a_change_adds_is_told_be_it_partial_or_full()
    {
        var (child, parent) = (new ModelChild(RegionCode.Parse("18.09.10.2004")), new ParentFigures(Kabupaten));
        var added = 0L;
        parent.Added = (_, _, delta) => added += delta;
        child.Change(0, 0, 5, Today);
        parent.Apply(child.TellAll(Today), Today, 1);
        child.Change(0, 0, 8, Today);
        parent.Apply(child.Tell(false, Today), Today, 2);
        Assert.Equal(8, added);

        child.Change(0, 0, 9, Today);
        parent.Apply(child.TellAll(Today), Today, 3);
        Assert.Equal(9, added);
    }

    [Fact]
    public void A_cell_that_overflows_its_sums_leaves_child_and_sums_equal()
    {
        var parent = new ParentFigures(Kabupaten);
        var (one, other) = (new ModelChild(RegionCode.Parse("18.09.10.2004")), RegionCode.Parse("18.09.10.2007"));
        one.Change(0, 0, 5, Today);
        parent.Apply(one.TellAll(Today), Today, 1);
        var tooMuch = new Cell(parent.Total.AllSums().Single().Key, long.MaxValue);

        Assert.Throws<OverflowException>(() => parent.Apply(new(other, FigureVersion.None, new(1, 1), true, [tooMuch], [], [], 0), Today, 2));

        Assert.Equal([5L], parent.Total.AllSums().Select(cell => cell.Value));
        Assert.Equal(parent.Children.SelectMany(child => child.Store.AllSums()), parent.Total.AllSums());
        Assert.Equal(FigureVersion.None, parent.Find(other)!.Held);
    }
}
