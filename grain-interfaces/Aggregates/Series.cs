using SmartVillage.Events;

namespace SmartVillage.Aggregates;

/// <summary>What is counted: a kind, a subject of that kind and a metric of it.</summary>
/// <param name="Value">Kind (4 bits), subject (16 bits), metric (12 bits). Subjects are the permanent ordinals of the catalogue, so a series means the same in every process and at every time.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.Series")]
public readonly record struct Series([property: Id(0)] uint Value)
{
    private Series(SeriesKind kind, int subject, int metric)
        : this(((uint)kind << 28) | ((uint)subject << 12) | (uint)metric)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)subject, 0xFFFFu, nameof(subject));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)metric, 0xFFFu, nameof(metric));
    }

    /// <summary>The kind.</summary>
    public SeriesKind Kind => (SeriesKind)(Value >> 28);

    /// <summary>The subject: which ordinal it is depends on the kind.</summary>
    public int Subject => (int)(Value >> 12) & 0xFFFF;

    /// <summary>The metric: its meaning depends on the kind.</summary>
    public int Metric => (int)(Value & 0xFFF);

    /// <summary>Whether it tells of the traffic (refused, repeated, heartbeats) and not of the set of events: verify leaves it out.</summary>
    public bool IsOperational => Kind == SeriesKind.Report
        && (ReportMetric)Metric is ReportMetric.Rejected or ReportMetric.Duplicates or ReportMetric.HeartbeatCount or ReportMetric.LastHeartbeat;

    /// <summary>Requests of a service (not of complaints).</summary>
    public static Series Service(int ordinal, ServiceMetric metric) => new(SeriesKind.Service, ordinal, (int)metric);

    /// <summary>A measure of a service, scaled by its decimals.</summary>
    public static Series Measure(int ordinal, int measure) => new(SeriesKind.Service, ordinal, (int)ServiceMetric.MeasureBase + measure);

    /// <summary>A bucket of the histogram of durations of a service.</summary>
    public static Series Duration(int ordinal, int bucket) => new(SeriesKind.Duration, ordinal, bucket);

    /// <summary>What an agency that doesn't count reported: metric 0 = completed, 1-7 = the measure with that ordinal.</summary>
    public static Series Comparison(int ordinal, int agency, int metric)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)metric, 7u, nameof(metric));
        return new(SeriesKind.Comparison, ordinal, (agency << 3) | metric);
    }

    /// <summary>Complaints of a service of the complaint family.</summary>
    public static Series Complaint(int ordinal, ComplaintMetric metric) => new(SeriesKind.Complaint, ordinal, (int)metric);

    /// <summary>Participation by activity and field.</summary>
    public static Series Participation(ActivityKind activity, ActivityField? field, ParticipationMetric metric) =>
        new(SeriesKind.Participation, ((int)activity << 4) | (int)(field ?? 0), (int)metric);

    /// <summary>How many surveys were answered.</summary>
    public static Series Respondents => new(SeriesKind.Survey, 0, 0);

    /// <summary>How many answered an element.</summary>
    public static Series ElementCount(SurveyElement element) => new(SeriesKind.Survey, 0, 16 + (int)element);

    /// <summary>The sum of the answers to an element.</summary>
    public static Series ElementSum(SurveyElement element) => new(SeriesKind.Survey, 0, 32 + (int)element);

    /// <summary>A stated figure.</summary>
    public static Series Figure(int ordinal, FigureMetric metric) => new(SeriesKind.Figure, ordinal, (int)metric);

    /// <summary>What stands behind a day's figures.</summary>
    public static Series Report(ReportMetric metric) => new(SeriesKind.Report, 0, (int)metric);

    /// <summary>The programme's stages.</summary>
    public static Series Programme(ProgrammeMetric metric) => new(SeriesKind.Programme, 0, (int)metric);

    /// <summary>For people who debug.</summary>
    public override string ToString() => $"{Kind}:{Subject}:{Metric}";
}

/// <summary>Kinds of series. Values are persisted: never renumber.</summary>
public enum SeriesKind
{
    /// <summary><see cref="ServiceMetric"/>; subject = service ordinal.</summary>
    Service = 1,

    /// <summary>Histogram of durations (<see cref="DurationBuckets"/>); subject = service ordinal.</summary>
    Duration = 2,

    /// <summary>What sources that don't count reported; subject = service ordinal.</summary>
    Comparison = 3,

    /// <summary><see cref="ComplaintMetric"/>; subject = service ordinal.</summary>
    Complaint = 4,

    /// <summary><see cref="ParticipationMetric"/>; subject = activity × 16 + field.</summary>
    Participation = 5,

    /// <summary>Answers to surveys.</summary>
    Survey = 6,

    /// <summary><see cref="FigureMetric"/>; subject = figure ordinal.</summary>
    Figure = 7,

    /// <summary><see cref="ReportMetric"/>.</summary>
    Report = 8,

    /// <summary><see cref="ProgrammeMetric"/>.</summary>
    Programme = 9,
}

/// <summary>Metrics of a service. Values are persisted: never renumber.</summary>
public enum ServiceMetric
{
    /// <summary>Requests submitted.</summary>
    Submitted = 0,

    /// <summary>Requests completed.</summary>
    Completed = 1,

    /// <summary>Requests rejected.</summary>
    Rejected = 2,

    /// <summary>Requests cancelled.</summary>
    Cancelled = 3,

    /// <summary>Completed requests with a duration and a standard.</summary>
    Timed = 4,

    /// <summary>Of <see cref="Timed"/>, those within the standard.</summary>
    OnTime = 5,

    /// <summary>State now: no end yet.</summary>
    Open = 8,

    /// <summary>State now: open and being processed.</summary>
    Processing = 9,

    /// <summary>State now: open past its standard.</summary>
    Late = 10,

    /// <summary>Measures follow: 16 + ordinal of the measure.</summary>
    MeasureBase = 16,
}

/// <summary>Metrics of complaints. Values are persisted: never renumber.</summary>
public enum ComplaintMetric
{
    /// <summary>Complaints submitted.</summary>
    Submitted = 0,

    /// <summary>Complaints ended, however.</summary>
    Ended = 1,

    /// <summary>State now: no end yet.</summary>
    Open = 8,

    /// <summary>State now: the next deadline comes within one working day.</summary>
    DueSoon = 9,

    /// <summary>State now: a deadline has passed.</summary>
    Late = 10,
}

/// <summary>Metrics of participation. Values are persisted: never renumber.</summary>
public enum ParticipationMetric
{
    /// <summary>Activities held.</summary>
    Activities = 0,

    /// <summary>People attending.</summary>
    Participants = 1,

    /// <summary>Women among them, where counted.</summary>
    Women = 2,

    /// <summary>Person-days (HOK).</summary>
    PersonDays = 3,

    /// <summary>Contributions in money, rupiah.</summary>
    Cash = 4,

    /// <summary>Contributions in goods, rupiah.</summary>
    Goods = 5,

    /// <summary>Contributions in land, rupiah; kept apart, one gift can dwarf the rest.</summary>
    Land = 6,

    /// <summary>Contributions in skill, rupiah.</summary>
    Skill = 7,

    /// <summary>Decisions taken.</summary>
    Decisions = 8,
}

/// <summary>Metrics of a stated figure. Values are persisted: never renumber.</summary>
public enum FigureMetric
{
    /// <summary>The value, scaled by the figure's decimals.</summary>
    Value = 0,

    /// <summary>How many villages stated it.</summary>
    Villages = 1,

    /// <summary>The newest as-of day (a maximum, not a sum).</summary>
    AsOf = 2,

    /// <summary>Now, of <c>penduduk</c>: the newest value of each village, whatever its period and stage. <see cref="Value"/> of now leaves out villages that are not expected to report.</summary>
    Newest = 3,
}

/// <summary>What stands behind a village's day. Values are persisted: never renumber.</summary>
public enum ReportMetric
{
    /// <summary>1 for a day with an event, in a registered village.</summary>
    Events = 0,

    /// <summary>1 for a day with a nil and no event.</summary>
    Nil = 1,

    /// <summary>1 for a day with a heartbeat and nothing else.</summary>
    HeartbeatOnly = 2,

    /// <summary>1 in the hour of a day's first event: how many had reported by an hour.</summary>
    FirstEvent = 3,

    /// <summary>Events refused on a day (operational: by the day of receipt, not covered by verify).</summary>
    Rejected = 4,

    /// <summary>Events sent again on a day (operational).</summary>
    Duplicates = 5,

    /// <summary>Time of the newest event, Unix milliseconds (a maximum).</summary>
    LastEvent = 6,

    /// <summary>Time of the newest heartbeat, Unix milliseconds (a maximum; operational).</summary>
    LastHeartbeat = 7,

    /// <summary>How many events of an hour (29 days) or a day count as reported.</summary>
    EventCount = 8,

    /// <summary>How many nils state a day.</summary>
    NilCount = 9,

    /// <summary>How many heartbeats of a day the journal holds.</summary>
    HeartbeatCount = 10,
}

/// <summary>Programme stages: 1 in the one that a village is in. Values are persisted: never renumber.</summary>
public enum ProgrammeMetric
{
    /// <summary>Disiapkan.</summary>
    Planned = 0,

    /// <summary>Terdaftar: registered, nothing received.</summary>
    Registered = 1,

    /// <summary>Terhubung: something was received, never an activity.</summary>
    Connected = 2,

    /// <summary>Aktif: an activity in the last 7 × 24 hours, holidays not counted.</summary>
    Active = 3,

    /// <summary>Active once, not now.</summary>
    Silent = 4,

    /// <summary>A prototype (a mark beside the stage).</summary>
    Prototype = 5,
}
