namespace SmartVillage.Dashboard.Views.Public;

/// <summary>One kind of activity in a window.</summary>
/// <param name="Activities">How many were held.</param>
/// <param name="Participants">People attending.</param>
/// <param name="Women">Share of women; <see langword="null"/> where there are few people.</param>
/// <param name="PersonDays">Person-days.</param>
/// <param name="Decisions">Decisions taken.</param>
public sealed record PublicActivity(PublicCount Activities, PublicCount Participants, double? Women, PublicCount PersonDays, PublicCount Decisions)
{
    public static readonly PublicActivity None = new(default, default, null, default, default);
}
