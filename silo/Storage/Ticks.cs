namespace SmartVillage.Silo.Storage;

/// <summary>How both databases hold instants.</summary>
internal static class Ticks
{
    /// <summary>100 ns since 1970: exact, and readable with a database's own functions.</summary>
    public static long ToTicks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static DateTimeOffset FromTicks(long ticks) => new(ticks + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);
}
