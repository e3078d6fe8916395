using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>What a feed tells of a region.</summary>
internal enum FeedKind
{
    Today,
    Window,
    Children,
    Series,
    Pulse,
    Attention,
    Desk,
}

/// <summary>One feed of this process. Its text is the name of the hub's group.</summary>
internal readonly record struct FeedKey(RegionCode Region, FeedKind Kind, string Window = "today")
{
    public override string ToString() => $"{Kind}:{Region}:{Window}";
}
