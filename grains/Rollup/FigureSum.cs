using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Grains.Rollup;

/// <summary>The sum (and join) of some children, kept while single cells of theirs change.</summary>
internal sealed class FigureSum
{
    private readonly List<ChildFigures> _children = [];

    /// <summary>Changes are marked from when somebody passes them on.</summary>
    public FigureStore Store { get; } = new(marksChanges: false);

    public IReadOnlyList<ChildFigures> Children => _children;

    public void Include(ChildFigures child) => _children.Add(child);

    /// <summary>A child's maximum went from <paramref name="old"/> to <paramref name="value"/>.</summary>
    public void Maximum(CellKey key, long old, long value)
    {
        var greatest = Store.Maximum(key);
        if (value >= greatest)
        {
            Store.SetMaximum(key, value);
        }
        else if (old == greatest)
        {
            // The greatest may have gone with this child: only the children know who is next.
            Store.SetMaximum(key, _children.Max(child => child.Store.Maximum(key)));
        }
    }

    public void JoinReach(uint bucket, ReadOnlySpan<int> cells) => Store.JoinReach(bucket, cells);

    /// <summary>A child's sketch went from <paramref name="old"/> to <paramref name="sketch"/>.</summary>
    public void ReplaceReach(uint bucket, ReachSketch old, ReachSketch sketch)
    {
        if (!sketch.Holds(old))
        {
            // A join can't be taken back.
            Store.ReplaceReach(bucket, _children.Aggregate(ReachSketch.Bottom, (all, child) => all.Join(child.Store.Reach(bucket))));
        }
        else if (sketch.IsSparse)
        {
            Store.JoinReach(bucket, sketch.Cells.AsSpan());
        }
        else
        {
            Store.ReplaceReach(bucket, Store.Reach(bucket).Join(sketch));
        }
    }
}
