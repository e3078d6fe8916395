namespace SmartVillage.Silo.Time;

/// <summary>The domain's clock: the database's time, as this process's clock plus a measured offset. Timers are this process's own.</summary>
internal sealed class DomainTimeProvider(TimeProvider local) : TimeProvider
{
    private long _offset;

    /// <summary>This process's own clock.</summary>
    public TimeProvider Local => local;

    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override long TimestampFrequency => local.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => local.GetUtcNow() + Offset;

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes a reading of the database's clock made between two readings of the own one. Within what the reading can't tell, nothing moves.</summary>
    public void Adjust(DateTimeOffset before, DateTimeOffset database, DateTimeOffset after)
    {
        var uncertainty = ((after - before) / 2) + TimeSpan.FromMilliseconds(1);
        var measured = database - (before + ((after - before) / 2));
        if ((measured - Offset).Duration() > uncertainty)
        {
            Interlocked.Exchange(ref _offset, measured.Ticks);
        }
    }
}
