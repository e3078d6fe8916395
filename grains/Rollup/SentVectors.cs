using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>On which versions of the children the last versions told upwards stood, so that what the parent above holds can be verified.</summary>
internal sealed class SentVectors
{
    private const int Remembered = 100;

    private readonly Queue<(long Version, KeyValuePair<RegionCode, FigureVersion>[] Children)> _sent = new();

    public void Remember(long version, IEnumerable<ChildFigures> children)
    {
        if (_sent.Count == Remembered)
        {
            _sent.Dequeue();
        }

        _sent.Enqueue((version, [.. children.Select(child => KeyValuePair.Create(child.Code, child.Held))]));
    }

    public ImmutableSortedDictionary<RegionCode, FigureVersion>? Find(long version) =>
        _sent.FirstOrDefault(sent => sent.Version == version).Children?.ToImmutableSortedDictionary();
}
