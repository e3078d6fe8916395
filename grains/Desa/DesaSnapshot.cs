using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>A village's state as it is kept in grain storage: losable, rebuilt from the journal when it can't be read or is older.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Desa.DesaSnapshot")]
public sealed class DesaSnapshot
{
    [Id(0)]
    public long Seq { get; set; }

    [Id(1)]
    public ImmutableArray<byte> Hash { get; set; } = [];

    [Id(2)]
    public DateTimeOffset AsOf { get; set; }

    [Id(3)]
    public ImmutableArray<Cell> Sums { get; set; } = [];

    [Id(4)]
    public ImmutableArray<Cell> Maxima { get; set; } = [];

    [Id(5)]
    public ImmutableArray<ReachChange> Reach { get; set; } = [];

    [Id(6)]
    public Dictionary<Hash128, RequestState> Open { get; set; } = [];

    [Id(7)]
    public Holdings Holdings { get; set; } = new();

    [Id(8)]
    public DateOnly PrunedTo { get; set; }

    [Id(9)]
    public ImmutableArray<int> StaleDays { get; set; } = [];

    [Id(10)]
    public ImmutableArray<long> Heartbeats { get; set; } = [];
}
