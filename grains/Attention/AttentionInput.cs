using System.Collections.Immutable;
using SmartVillage.Attention;
using SmartVillage.Grains.Figures;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Attention;

/// <summary>What is looked at: a region, its children with their figures (a village is its own child), and the complaints whose clocks are known.</summary>
public sealed record AttentionInput(
    RegionCode Region,
    FigureStore Figures,
    IReadOnlyList<(RegionCode Code, FigureStore Figures)> Children,
    ImmutableArray<OpenComplaint> Complaints,
    DateTimeOffset Now);
