namespace SmartVillage.Grains.Desa;

/// <summary>The quarter-hours whose heartbeat the journal already holds; the journal keeps the first of each.</summary>
public sealed class HeartbeatMemory
{
    private readonly HashSet<long> _quarters = [];

    public IReadOnlyCollection<long> Quarters => _quarters;

    public bool Holds(DateTimeOffset time) => _quarters.Contains(QuarterOf(time));

    public void Add(DateTimeOffset time) => TryAdd(time);

    /// <summary>Adds a quarter-hour; <see langword="false"/> when it was held.</summary>
    public bool TryAdd(DateTimeOffset time) => _quarters.Add(QuarterOf(time));

    public void Load(IEnumerable<long> quarters) => _quarters.UnionWith(quarters);

    public void ForgetBefore(DateTimeOffset time)
    {
        var oldest = QuarterOf(time);
        _quarters.RemoveWhere(quarter => quarter < oldest);
    }

    private static long QuarterOf(DateTimeOffset time) => time.UtcTicks / (TimeSpan.TicksPerMinute * 15);
}
