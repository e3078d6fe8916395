using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What a parent holds of one child: its figures at one version. Those of a child at rest are packed into a fifth of the room.</summary>
/// <param name="code">Which child.</param>
/// <param name="sums">The sums that it is part of: its parent's, and its kecamatan's.</param>
internal sealed class ChildFigures(RegionCode code, ImmutableArray<FigureSum> sums)
{
    private FigureStore? _store = new(marksChanges: false);
    private byte[]? _packed;
    private DateOnly? _pastOn;
    private bool _isUsed;

    public RegionCode Code { get; } = code;

    /// <summary>The figures to read or write; whoever writes calls <see cref="MarkChanged"/>.</summary>
    public FigureStore Store
    {
        get
        {
            _isUsed = true;
            return _store ??= Unpack();
        }
    }

    /// <summary>The figures as <see cref="FigureBlob"/>: made once after each change.</summary>
    public byte[] Packed => _packed ??= FigureBlob.Write(_store!);

    public bool IsPacked => _store is null;

    /// <summary>Whether something was written since the last version taken; a change that could be taken in part only counts with the next.</summary>
    public bool HasChanged { get; private set; }

    public FigureVersion Held { get; set; } = FigureVersion.None;

    /// <summary>When something changes by time alone, UTC ticks; 0 = never.</summary>
    public long NextChangeAt { get; set; }

    /// <summary>The parent's version at which the figures last changed: which rows a reader has not seen. Empty ones are older than any version, and newer than a reader's 0.</summary>
    public long ChangedAt { get; private set; } = 1;

    public ImmutableArray<FigureSum> Sums { get; } = sums;

    public void MarkChanged()
    {
        _ = Store;
        (HasChanged, _packed) = (true, null);
    }

    /// <summary>A version was taken, and at which of the parent's what changed with it is seen.</summary>
    public void ChangedWith(long version) => (HasChanged, ChangedAt) = (false, version);

    /// <summary>Goes back to bytes that hold the same figures, besides what is past today.</summary>
    public void Pack(byte[] packed, DateOnly today) => (_packed, _store, _pastOn) = (packed, null, today);

    /// <summary>Packs what nobody has used since this was last called.</summary>
    public void Rest()
    {
        if (_store is not null && !_isUsed)
        {
            (_packed, _store) = (Packed, null); // what is past stays so: the bytes may be older than the day
        }

        _isUsed = false;
    }

    /// <summary>Drops what no window reaches any more; what is packed, when it is unpacked.</summary>
    public void Prune(DateOnly today)
    {
        if (_store is null)
        {
            _pastOn = today;
        }
        else
        {
            _store.Prune(today);
            _packed = null;
        }
    }

    private FigureStore Unpack()
    {
        if (!FigureBlob.TryRead(_packed, out var figures))
        {
            throw new InvalidOperationException($"What was packed of {Code} can't be read.");
        }

        var store = FigureStore.Of(figures.Sums.AsSpan(), figures.Maxima, figures.Reach);
        if (_pastOn is { } today)
        {
            store.Prune(today);
        }

        return store;
    }
}
