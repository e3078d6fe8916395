using System.Collections.Immutable;

namespace SmartVillage.Grains.Rollup;

/// <summary>Which activation of a parent this is. Written before it answers anybody, so that versions never go back.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Rollup.RollupEpoch")]
internal sealed class RollupEpoch
{
    [Id(0)]
    public long Value { get; set; }
}

/// <summary>The children of a parent. Sums are not stored: they are sums.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Rollup.RollupSnapshot")]
internal sealed class RollupSnapshot
{
    [Id(0)]
    public ImmutableArray<StoredChild> Children { get; set; } = [];
}
