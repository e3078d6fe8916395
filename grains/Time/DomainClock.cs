namespace SmartVillage.Grains.Time;

/// <summary>The domain's one clock is a <see cref="TimeProvider"/> under this key: the database's time. Orleans keeps its own.</summary>
public static class DomainClock
{
    public const string Key = "domain";
}
