using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Something to look at: shape, what, and against what.</summary>
public sealed record AttentionItem(string Icon, string Title, string Detail, RegionCode? Region);
