using System.Diagnostics.Metrics;

namespace SmartVillage.Grains.Telemetry;

/// <summary>What the grains of a silo tell of themselves. While nobody listens, a measurement costs a comparison.</summary>
public sealed class GrainsInstruments
{
    public const string MeterName = "SmartVillage.Grains";

    private readonly Meter _meter;
    private readonly Histogram<int> _commitRows;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _commitFailures;
    private readonly Counter<long> _fences;
    private readonly Counter<long> _rollupMessages;
    private readonly Counter<long> _rollupChanges;
    private readonly Counter<long> _rollupFailures;
    private readonly Histogram<double> _rollupLag;
    private readonly Counter<long> _repairs;
    private readonly UpDownCounter<int> _watched;

    public GrainsInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _commitRows = _meter.CreateHistogram("smartvillage.commit.rows", "{row}", "Rows of a commit of the journal", advice: Rows);
        _commitDuration = _meter.CreateHistogram("smartvillage.commit.duration", "s", "From the begin of a commit to its outcome", advice: Seconds);
        _commitFailures = _meter.CreateCounter<long>("smartvillage.commit.failures", "{commit}", "Commits that failed; they are tried again");
        _fences = _meter.CreateCounter<long>("smartvillage.village.fences", "{fence}", "Appends of a village whose journal somebody else had written");
        _rollupMessages = _meter.CreateCounter<long>("smartvillage.rollup.messages", "{message}", "Messages with figures that reached a parent, by its level");
        _rollupChanges = _meter.CreateCounter<long>("smartvillage.rollup.changes", "{region}", "Changed regions in these messages");
        _rollupFailures = _meter.CreateCounter<long>("smartvillage.rollup.failures", "{message}", "Messages that did not reach a parent; they go again");
        _rollupLag = _meter.CreateHistogram("smartvillage.rollup.lag", "s", "From the change of a village to its arrival at the kabupaten", advice: Seconds);
        _repairs = _meter.CreateCounter<long>("smartvillage.figures.repairs", "{region}", "Children that were asked for their full figures, by reason");
        _watched = _meter.CreateUpDownCounter<int>("smartvillage.watched.regions", "{region}", "Regions of this silo that somebody watches");
    }

    internal static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 30] };

    private static InstrumentAdvice<int> Rows { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] };

    /// <summary>Tells, whenever somebody asks, how long the journal's queue is.</summary>
    public void ObserveQueue(Func<long> rows) =>
        _meter.CreateObservableUpDownCounter("smartvillage.queue.rows", rows, "{row}", "Rows that wait for the journal or are being written");

    public void Committed(int rows, TimeSpan duration)
    {
        _commitRows.Record(rows);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void CommitFailed() => _commitFailures.Add(1);

    public void Fenced() => _fences.Add(1);

    public void RolledUp(ParentLevel level, int changes)
    {
        _rollupMessages.Add(1, new KeyValuePair<string, object?>("level", Word(level)));
        _rollupChanges.Add(changes, new KeyValuePair<string, object?>("level", Word(level)));
    }

    public void Lagged(TimeSpan lag) => _rollupLag.Record(lag.TotalSeconds);

    public void RollupFailed(ParentLevel level) => _rollupFailures.Add(1, new KeyValuePair<string, object?>("level", Word(level)));

    public void Repairing(RepairReason reason) => _repairs.Add(1, new KeyValuePair<string, object?>("reason", Word(reason)));

    public void Watched(bool begins) => _watched.Add(begins ? 1 : -1);

    private static string Word(ParentLevel level) => level == ParentLevel.Kabupaten ? "kabupaten" : "provinsi";

    private static string Word(RepairReason reason) => reason switch
    {
        RepairReason.Start => "start",
        RepairReason.Gap => "gap",
        RepairReason.Behind => "behind",
        _ => "overdue",
    };
}

/// <summary>Of the parent that a message goes to.</summary>
public enum ParentLevel
{
    Kabupaten,
    Provinsi,
}

/// <summary>Why a parent asks a child for its full figures.</summary>
public enum RepairReason
{
    /// <summary>The parent has just begun and holds less than the journal.</summary>
    Start,

    /// <summary>A message did not continue what is held.</summary>
    Gap,

    /// <summary>The journal moved and no message came.</summary>
    Behind,

    /// <summary>Something was due by time and nothing came after waking the village.</summary>
    Overdue,
}
