using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Indicators;

/// <summary>The figures of a region for a window, as every reader sees them. Times carry their offset; sums are exact.</summary>
/// <param name="Code">Region code.</param>
/// <param name="Name">Region name.</param>
/// <param name="Level"><c>provinsi</c>, <c>kabupaten</c>, <c>kota</c>, <c>kecamatan</c>, <c>desa</c> or <c>kelurahan</c>.</param>
/// <param name="Version">Never an older one after a newer: of a village its journal head, above it epoch × 2^32 + counter.</param>
/// <param name="AsOf">When the answer was evaluated.</param>
/// <param name="Window">The window, cut in WIB.</param>
/// <param name="Report">What stands behind the figures: <c>none</c>, <c>heartbeat</c>, <c>nil</c> or <c>events</c>. None is not zero.</param>
/// <param name="Services">Requests, complaints left out.</param>
/// <param name="Complaints">Complaints and their clocks.</param>
/// <param name="Participation">Activities of people.</param>
/// <param name="Reach">Distinct residents.</param>
/// <param name="Satisfaction">Nine elements, pooled.</param>
/// <param name="Figures">Stated figures: the newest periods held.</param>
/// <param name="Reporting">Who reported today.</param>
/// <param name="Programme">Villages by stage.</param>
/// <param name="Durations">Durations against standards; only in full summaries.</param>
/// <param name="Compare">The comparison window; only in full summaries.</param>
/// <param name="Usual">Median of the last four same weekdays; only for today and in full summaries.</param>
/// <param name="Population">People, stated and official.</param>
/// <param name="Kecamatan">Name of the kecamatan, in rows of villages.</param>
/// <param name="Spark">Completed services of full days, oldest first; only on request. <see langword="null"/> = no report.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.RegionSummary")]
public sealed record RegionSummary(
    [property: Id(0)] RegionCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Level,
    [property: Id(3)] long Version,
    [property: Id(4)] DateTimeOffset AsOf,
    [property: Id(5)] SummaryWindow Window,
    [property: Id(6)] string Report,
    [property: Id(7)] ServicesSummary Services,
    [property: Id(8)] ComplaintsSummary Complaints,
    [property: Id(9)] ParticipationSummary Participation,
    [property: Id(10)] ReachSummary Reach,
    [property: Id(11)] SatisfactionSummary Satisfaction,
    [property: Id(12)] ImmutableArray<FigureSummary> Figures,
    [property: Id(13)] ReportingSummary Reporting,
    [property: Id(14)] ProgrammeSummary Programme,
    [property: Id(15)] ImmutableArray<DurationSummary>? Durations,
    [property: Id(16)] CompareSummary? Compare,
    [property: Id(17)] UsualSummary? Usual,
    [property: Id(18)] PopulationSummary Population,
    [property: Id(19)] string? Kecamatan = null,
    [property: Id(20)] ImmutableArray<long?>? Spark = null);

/// <summary>A window of time.</summary>
/// <param name="Name"><c>today</c>, <c>7d</c>, <c>30d</c>, <c>month</c>, <c>year</c> or a named period.</param>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after it.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.SummaryWindow")]
public sealed record SummaryWindow(
    [property: Id(0)] string Name,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To);

/// <summary>Requests of a window, and states now. Complaints are left out.</summary>
/// <param name="Submitted">Requests submitted.</param>
/// <param name="Completed">Requests completed.</param>
/// <param name="Rejected">Requests rejected.</param>
/// <param name="Cancelled">Requests cancelled.</param>
/// <param name="Open">Now: no end yet.</param>
/// <param name="Processing">Now: open and being processed.</param>
/// <param name="Late">Now: open past the standard.</param>
/// <param name="OnTime">Share within the standard, 0-1, of <paramref name="Timed"/>; <see langword="null"/> when none was timed.</param>
/// <param name="Timed">Completed requests with a duration and a standard.</param>
/// <param name="ByService">By service, in catalogue order.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ServicesSummary")]
public sealed record ServicesSummary(
    [property: Id(0)] long Submitted,
    [property: Id(1)] long Completed,
    [property: Id(2)] long Rejected,
    [property: Id(3)] long Cancelled,
    [property: Id(4)] long Open,
    [property: Id(5)] long Processing,
    [property: Id(6)] long Late,
    [property: Id(7)] double? OnTime,
    [property: Id(8)] long Timed,
    [property: Id(9)] ImmutableArray<ServiceSummary> ByService);

/// <summary>One service.</summary>
/// <param name="Service">Catalogue code.</param>
/// <param name="Family">Family code.</param>
/// <param name="Submitted">Requests submitted.</param>
/// <param name="Completed">Requests completed.</param>
/// <param name="Rejected">Requests rejected.</param>
/// <param name="Cancelled">Requests cancelled.</param>
/// <param name="Timed">Completed with a duration and a standard.</param>
/// <param name="OnTime">Share within the standard, 0-1.</param>
/// <param name="Measures">Sums by measure code, exact.</param>
/// <param name="Comparison">What sources that don't count reported; never added.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ServiceSummary")]
public sealed record ServiceSummary(
    [property: Id(0)] string Service,
    [property: Id(1)] string Family,
    [property: Id(2)] long Submitted,
    [property: Id(3)] long Completed,
    [property: Id(4)] long Rejected,
    [property: Id(5)] long Cancelled,
    [property: Id(6)] long Timed,
    [property: Id(7)] double? OnTime,
    [property: Id(8)] ImmutableSortedDictionary<string, decimal> Measures,
    [property: Id(9)] ImmutableArray<ComparisonSummary> Comparison);

/// <summary>What one source that doesn't count reported of a service.</summary>
/// <param name="Source">Source of its agency without the region, so that the agencies of all kabupaten are one row (<c>/bapenda</c>); <c>lainnya</c> where no agency of the catalogue claims it.</param>
/// <param name="Completed">Completed there.</param>
/// <param name="Difference">Completed there less completed here.</param>
/// <param name="Measures">Sums by measure code.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ComparisonSummary")]
public sealed record ComparisonSummary(
    [property: Id(0)] string Source,
    [property: Id(1)] long Completed,
    [property: Id(2)] long Difference,
    [property: Id(3)] ImmutableSortedDictionary<string, decimal> Measures);

/// <summary>Complaints of a window, and states now.</summary>
/// <param name="Submitted">Submitted.</param>
/// <param name="Ended">Ended, however.</param>
/// <param name="Open">Now: no end yet.</param>
/// <param name="DueSoon">Now: the next deadline comes within one working day.</param>
/// <param name="Late">Now: a deadline has passed.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ComplaintsSummary")]
public sealed record ComplaintsSummary(
    [property: Id(0)] long Submitted,
    [property: Id(1)] long Ended,
    [property: Id(2)] long Open,
    [property: Id(3)] long DueSoon,
    [property: Id(4)] long Late);

/// <summary>Participation of people.</summary>
/// <param name="Activities">Activities held.</param>
/// <param name="Participants">People attending.</param>
/// <param name="Women">Women among them, where counted.</param>
/// <param name="PersonDays">Person-days (HOK).</param>
/// <param name="ByActivity">By kind of activity.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ParticipationSummary")]
public sealed record ParticipationSummary(
    [property: Id(0)] long Activities,
    [property: Id(1)] long Participants,
    [property: Id(2)] long Women,
    [property: Id(3)] long PersonDays,
    [property: Id(4)] ImmutableArray<ActivitySummary> ByActivity);

/// <summary>One kind of activity.</summary>
/// <param name="Activity"><c>gotong-royong</c>, <c>musyawarah</c>, <c>pelatihan</c> or <c>lainnya</c>.</param>
/// <param name="Activities">Activities held.</param>
/// <param name="Participants">People attending.</param>
/// <param name="Women">Women among them.</param>
/// <param name="PersonDays">Person-days.</param>
/// <param name="Measures">Contributions in rupiah by kind, and decisions; kinds without value are left out.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ActivitySummary")]
public sealed record ActivitySummary(
    [property: Id(0)] string Activity,
    [property: Id(1)] long Activities,
    [property: Id(2)] long Participants,
    [property: Id(3)] long Women,
    [property: Id(4)] long PersonDays,
    [property: Id(5)] ImmutableSortedDictionary<string, decimal> Measures);

/// <summary>Distinct residents of a window.</summary>
/// <param name="Estimate">How many.</param>
/// <param name="RelativeError">Half of the 95 % interval as a share of the estimate; 0 while the count is exact.</param>
/// <param name="UpperBound">Whether senders without the province's key make it an upper bound.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ReachSummary")]
public sealed record ReachSummary(
    [property: Id(0)] long Estimate,
    [property: Id(1)] double RelativeError,
    [property: Id(2)] bool UpperBound);

/// <summary>Satisfaction of nine elements, pooled over answers.</summary>
/// <param name="Respondents">How many surveys.</param>
/// <param name="Index">25-100, two decimals, halves away from zero; <see langword="null"/> until each element has 5 answers.</param>
/// <param name="Grade">A, B, C or D; <see langword="null"/> below 30 answers, and outside closed semesters and years (see <see cref="SatisfactionRules.Letter"/>).</param>
/// <param name="Elements">By element name; one that fewer than 5 answered is left out.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.SatisfactionSummary")]
public sealed record SatisfactionSummary(
    [property: Id(0)] long Respondents,
    [property: Id(1)] decimal? Index,
    [property: Id(2)] string? Grade,
    [property: Id(3)] ImmutableSortedDictionary<string, ElementSummary> Elements);

/// <summary>One element.</summary>
/// <param name="N">How many answered it.</param>
/// <param name="Mean">Their mean, 1-4, two decimals; <see langword="null"/> without an answer.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ElementSummary")]
public sealed record ElementSummary([property: Id(0)] long N, [property: Id(1)] decimal? Mean);

/// <summary>A stated figure, summed over what is held for one period.</summary>
/// <param name="Figure">Catalogue code.</param>
/// <param name="Period">Period.</param>
/// <param name="Value">Sum, exact.</param>
/// <param name="Villages">How many villages stated it.</param>
/// <param name="AsOf">The newest as-of day among them.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.FigureSummary")]
public sealed record FigureSummary(
    [property: Id(0)] string Figure,
    [property: Id(1)] string Period,
    [property: Id(2)] decimal Value,
    [property: Id(3)] long Villages,
    [property: Id(4)] DateOnly? AsOf);

/// <summary>Who reported today, among the villages expected to.</summary>
/// <param name="Expected">Connected, active and silent villages.</param>
/// <param name="ReportedToday">With an event of today.</param>
/// <param name="NilToday">With a nil and no event.</param>
/// <param name="HeartbeatOnly">With a heartbeat and nothing else.</param>
/// <param name="NoReport">With nothing; these four add up to <paramref name="Expected"/>.</param>
/// <param name="LastEventAt">Time of the newest event.</param>
/// <param name="LastHeartbeatAt">Time of the newest heartbeat.</param>
/// <param name="RejectedToday">Events refused today (operational).</param>
/// <param name="DuplicatesToday">Events sent again today (operational).</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ReportingSummary")]
public sealed record ReportingSummary(
    [property: Id(0)] long Expected,
    [property: Id(1)] long ReportedToday,
    [property: Id(2)] long NilToday,
    [property: Id(3)] long HeartbeatOnly,
    [property: Id(4)] long NoReport,
    [property: Id(5)] DateTimeOffset? LastEventAt,
    [property: Id(6)] DateTimeOffset? LastHeartbeatAt,
    [property: Id(7)] long RejectedToday,
    [property: Id(8)] long DuplicatesToday);

/// <summary>Villages by stage now; villages without a stage are counted nowhere.</summary>
/// <param name="Planned">Disiapkan.</param>
/// <param name="Registered">Terdaftar, nothing received.</param>
/// <param name="Connected">Something received, never an activity.</param>
/// <param name="Active">An activity in the last 7 × 24 hours, holidays not counted.</param>
/// <param name="Silent">Active once, not now.</param>
/// <param name="Prototype">Prototypes, whatever their stage.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.ProgrammeSummary")]
public sealed record ProgrammeSummary(
    [property: Id(0)] long Planned,
    [property: Id(1)] long Registered,
    [property: Id(2)] long Connected,
    [property: Id(3)] long Active,
    [property: Id(4)] long Silent,
    [property: Id(5)] long Prototype);

/// <summary>Durations of a service.</summary>
/// <param name="Service">Catalogue code.</param>
/// <param name="N">Completed requests with a duration.</param>
/// <param name="MedianMinutes">Median on the standard's clock.</param>
/// <param name="P90Minutes">9 of 10 end within.</param>
/// <param name="StandardMinutes">The standard in force now; <see langword="null"/> without one.</param>
/// <param name="OnTime">Share within the standard in force at each submission, 0-1.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.DurationSummary")]
public sealed record DurationSummary(
    [property: Id(0)] string Service,
    [property: Id(1)] long N,
    [property: Id(2)] double MedianMinutes,
    [property: Id(3)] double P90Minutes,
    [property: Id(4)] double? StandardMinutes,
    [property: Id(5)] double? OnTime);

/// <summary>The same figures in the comparison window.</summary>
/// <param name="At">Today: the same clock time a week before; else the end of the comparison window.</param>
/// <param name="Completed">Completed then; <see langword="null"/> when there was no report, which is not 0, or reports cover only a part of that window: too little is not comparable. Of the running hour the share that had passed.</param>
/// <param name="OnTime">Share within the standard then.</param>
/// <param name="ReportedToday">Villages that had reported by then; <see langword="null"/> where the window is no day.</param>
/// <param name="Timed">With a known duration then: what <paramref name="OnTime"/> is a share of.</param>
/// <param name="Activities">Activities held then; like all that follows <see langword="null"/> for today, of whose past days no hours are kept, and without report.</param>
/// <param name="Participants">People attending then.</param>
/// <param name="Reach">Distinct residents then.</param>
/// <param name="ReachError">Half of the 95 % interval of <paramref name="Reach"/>, as a share of it.</param>
/// <param name="Respondents">Surveys answered then.</param>
/// <param name="Index">Satisfaction then.</param>
/// <param name="Since">Where nothing is comparable because the first report lies after the beginning of that window: its day.</param>
/// <param name="FullDays">Counts of as many full days of both windows: what a change is judged by, as today isn't over; <see langword="null"/> for today and where nothing is comparable.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.CompareSummary")]
public sealed record CompareSummary(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long? Completed,
    [property: Id(2)] double? OnTime,
    [property: Id(3)] long? ReportedToday,
    [property: Id(4)] long Timed = 0,
    [property: Id(5)] long? Activities = null,
    [property: Id(6)] long? Participants = null,
    [property: Id(7)] long? Reach = null,
    [property: Id(8)] double? ReachError = null,
    [property: Id(9)] long? Respondents = null,
    [property: Id(10)] decimal? Index = null,
    [property: Id(11)] DateTimeOffset? Since = null,
    [property: Id(12)] FullDaysSummary? FullDays = null);

/// <summary>Like with like: as many days of a window and of the one before, all of them over.</summary>
/// <param name="Window">Of the window, today left out.</param>
/// <param name="Before">Of the window before.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.FullDaysSummary")]
public sealed record FullDaysSummary([property: Id(0)] DayCounts Window, [property: Id(1)] DayCounts Before);

/// <summary>Counts of some days that are over.</summary>
/// <param name="From">Start of the first day.</param>
/// <param name="To">End of the last day.</param>
/// <param name="Completed">Requests completed, without complaints.</param>
/// <param name="Activities">Activities held.</param>
/// <param name="Participants">People attending.</param>
/// <param name="Reach">Distinct residents; <see langword="null"/> where only an upper bound is known, which is not comparable.</param>
/// <param name="ReachError">Half of the 95 % interval of <paramref name="Reach"/>, as a share of it.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.DayCounts")]
public sealed record DayCounts(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] long Completed,
    [property: Id(3)] long Activities,
    [property: Id(4)] long Participants,
    [property: Id(5)] long? Reach,
    [property: Id(6)] double? ReachError);

/// <summary>What is usual: the median of the last four same weekdays, days without report left out.</summary>
/// <param name="Hours">Completed by hour of the day, 24 values.</param>
/// <param name="AtThisTime">Completed up to this clock time. Hours are the finest that is kept, so of the running hour the share that has passed is taken (linear interpolation).</param>
/// <param name="Days">How many of the four days had a report: what the medians stand on.</param>
/// <param name="Submitted">Requests submitted up to this clock time.</param>
/// <param name="OnTime">Share within the standard up to this clock time, those days pooled.</param>
/// <param name="Timed">With a known duration: what <paramref name="OnTime"/> is a share of.</param>
/// <param name="ParticipantsOfDay">People attending on the whole day: of activities no hours are kept, so it can't be cut at this time.</param>
/// <param name="ReachOfDay">Distinct residents of the whole day.</param>
/// <param name="Families">Completed up to this clock time by family of services; medians, so they need not add up to <paramref name="AtThisTime"/>.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.UsualSummary")]
public sealed record UsualSummary(
    [property: Id(0)] ImmutableArray<double> Hours,
    [property: Id(1)] double AtThisTime,
    [property: Id(2)] int Days = 0,
    [property: Id(3)] double Submitted = 0,
    [property: Id(4)] double? OnTime = null,
    [property: Id(5)] long Timed = 0,
    [property: Id(6)] double ParticipantsOfDay = 0,
    [property: Id(7)] double ReachOfDay = 0,
    [property: Id(8)] ImmutableSortedDictionary<string, double>? Families = null);

/// <summary>People.</summary>
/// <param name="Stated">Stated by villages (<c>penduduk</c>, of each village the newest); <see langword="null"/> where none stated it.</param>
/// <param name="Reporting">Of <paramref name="Stated"/>, people of villages that are expected to report: the base per 1,000.</param>
/// <param name="Official">Dukcapil, kabupaten and above.</param>
/// <param name="DiffersFromOfficial">Whether every village stated its people for one period and <paramref name="Stated"/> is more than 10 % away from <paramref name="Official"/>.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.PopulationSummary")]
public sealed record PopulationSummary(
    [property: Id(0)] long? Stated,
    [property: Id(1)] long? Reporting,
    [property: Id(2)] long? Official,
    [property: Id(3)] bool DiffersFromOfficial = false);
