using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Something to look at: shape, what, against what, and where it leads.</summary>
/// <param name="Icon">Its shape.</param>
/// <param name="Title">What.</param>
/// <param name="Detail">Against what, since when, where.</param>
/// <param name="Region">The page that deals with it; <see langword="null"/> = this one.</param>
public sealed record AttentionItem(string Icon, string Title, string Detail, RegionCode? Region)
{
    /// <summary>The part of this page that has the rest of it.</summary>
    public string Part { get; init; } = "rincian";
}
