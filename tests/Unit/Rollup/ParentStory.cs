using SmartVillage.Aggregates;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

/// <summary>Four children, a parent and a bad network: after each step the parent must equal its children at the versions it holds.</summary>
internal sealed class ParentStory(RegionCode region, DateOnly today)
{
    private readonly ModelChild[] _children =
        [.. new[] { "18.09.10.2004", "18.09.10.2005", "18.09.11.2001", "18.09.11.1002" }.Select(code => new ModelChild(RegionCode.Parse(code)))];

    private readonly List<FigureChange> _underWay = [];
    private ParentFigures _parent = new(region);
    private DateOnly _today = today;
    private long _version;

    public void Play(IEnumerable<(int Step, int Child, int Where, int Amount)> story)
    {
        foreach (var (step, child, where, amount) in story)
        {
            Take(step, _children[child], where, amount);
            Check();
        }

        foreach (var child in _children)
        {
            Deliver(child.TellAll(_today));
        }

        Check();
        Assert.Equal(FiguresContent.Sum(_children.Select(child => child.Now(_today))), FiguresContent.Of(_parent.Total, _today));
    }

    private void Take(int step, ModelChild child, int where, int amount)
    {
        switch (step)
        {
            case <= 11:
                child.Change(step, where, amount, _today);
                break;
            case <= 17:
                _underWay.Add(child.Tell(step == 12, _today));
                break;
            case 18:
                _underWay.Add(child.TellAll(_today));
                break;
            case <= 23 when _underWay.Count > 0:
                Deliver(Pick(where, remove: step != 23));
                break;
            case 24 when _underWay.Count > 0:
                Pick(where, remove: true);
                break;
            case 25 or 26 when _underWay.Count > 1:
                MergeTwo(where);
                break;
            case 27:
                _parent = Reload(_parent);
                break;
            case 28:
                _today = _today.AddDays(amount == 0 ? 70 : 1);
                _parent.Prune(_today);
                break;
            case 29:
                child.Prune(_today);
                break;
            case 30:
                while (_underWay.Count > 0)
                {
                    Deliver(Pick(0, remove: true));
                }

                break;
            case 31 or 32:
                _parent.Rest();
                break;
        }
    }

    private FigureChange Pick(int where, bool remove)
    {
        var change = _underWay[where % _underWay.Count];
        if (remove)
        {
            _underWay.Remove(change);
        }

        return change;
    }

    /// <summary>As the pump does while a message waits.</summary>
    private void MergeTwo(int where)
    {
        var one = Pick(where, remove: true);
        if (_underWay.Find(change => change.Region == one.Region) is { } other)
        {
            _underWay.Remove(other);
            one = FigureChangeMerge.Merge(one, other);
        }

        _underWay.Add(one);
    }

    private void Deliver(FigureChange change)
    {
        if (_parent.Apply(change, _today, ++_version) == ApplyOutcome.Gap)
        {
            var child = _children.Single(child => child.Code == change.Region);
            Assert.NotEqual(ApplyOutcome.Gap, _parent.Apply(child.TellAll(_today), _today, ++_version));
        }
    }

    private ParentFigures Reload(ParentFigures parent)
    {
        var reloaded = new ParentFigures(parent.Region);
        foreach (var child in StoredChild.Of(parent))
        {
            reloaded.Restore(child, _today, ++_version);
        }

        return reloaded;
    }

    private void Check()
    {
        var expected = _children.Select(child => (child.Code, Content: _parent.Find(child.Code) is { } held ? child.At(held.Held).On(_today) : FiguresContent.Sum([]))).ToArray();
        Assert.Equal(FiguresContent.Sum(expected.Select(child => child.Content)), FiguresContent.Of(_parent.Total, _today));
        foreach (var kecamatan in expected.GroupBy(child => child.Code.Kecamatan))
        {
            if (_parent.StoreOf(kecamatan.Key) is { } store)
            {
                Assert.Equal(FiguresContent.Sum(kecamatan.Select(child => child.Content)), FiguresContent.Of(store, _today));
            }
        }
    }
}
