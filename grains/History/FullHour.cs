namespace SmartVillage.Grains.History;

/// <summary>Full hours by number: since 1970 in UTC, of which WIB is whole hours away.</summary>
public static class FullHour
{
    public static long Number(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerHour;

    public static DateTimeOffset Of(long number) => DateTimeOffset.UnixEpoch.AddHours(number);
}
