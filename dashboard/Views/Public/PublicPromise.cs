using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views.Public;

/// <summary>A promise: how long a service takes at most, and how often that was kept.</summary>
/// <param name="Key">A service's code, or that of a group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standard">At most so long, in words.</param>
/// <param name="Kept">How many within it.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Share">Share on time; <see langword="null"/> where there are too few to tell.</param>
/// <param name="Standing">Against the target, beyond chance.</param>
/// <param name="IsReached">Whether the target is reached, beyond chance.</param>
public sealed record PublicPromise(string Key, string Name, string Standard, PublicCount Kept, PublicCount Of, double? Share, Standing Standing, bool IsReached);
