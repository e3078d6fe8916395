using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Exports;

/// <summary>The tables of a region's page, from the same summaries. What the page does not tell (few answers, no report) they don't tell either.</summary>
internal sealed class RegionTables(ExportFrame frame, CatalogueIndex catalogue)
{
    private static readonly string[] Gifts = ["cash", "goods", "land", "skill", "decisions"];

    public ExportTable Headline(RegionSummary shown, RegionSummary month) => frame.Of("ringkasan", shown, ["Indicator", "Name", "Value", "Unit", "N"],
    [
        Row(shown, "services.completed", Known(shown, shown.Services.Completed), default),
        Row(shown, "services.onTime", shown.Services.OnTime, shown.Services.Timed),
        Row(shown, "reach.estimate", Known(shown, shown.Reach.Estimate), default),
        Row(shown, "reach.relativeError", shown.Reach.RelativeError, default),
        Row(shown, "participation.participants", Known(shown, shown.Participation.Participants), shown.Participation.Activities),
        Row(month, "satisfaction.index", month.Satisfaction.Index, Answers(month.Satisfaction.Respondents)),
        Row(shown, "reporting.expected", shown.Reporting.Expected, default),
        Row(shown, "reporting.reportedToday", shown.Reporting.ReportedToday, shown.Reporting.Expected),
        Row(shown, "reporting.nilToday", shown.Reporting.NilToday, shown.Reporting.Expected),
        Row(shown, "reporting.heartbeatOnly", shown.Reporting.HeartbeatOnly, shown.Reporting.Expected),
        Row(shown, "reporting.noReport", shown.Reporting.NoReport, shown.Reporting.Expected),
    ]);

    public ExportTable Children(RegionSummary about, IEnumerable<RegionSummary> rows, IReadOnlyDictionary<Regions.RegionCode, RegionSummary> month) => frame.Of(
        "anak", about,
        [
            "Kecamatan", "Report", "Submitted", "Completed", "Rejected", "OnTime", "Timed", "ComplaintsSubmitted", "ComplaintsOpen", "ComplaintsLate", "Activities", "Participants", "Women",
            "Index30", "Respondents30", "People", "Expected", "Reported", "Nil", "HeartbeatOnly", "NoReport", "LastEvent",
        ],
        rows.Select(row => (row, ChildCells(row, month.GetValueOrDefault(row.Code)))));

    public ExportTable Services(RegionSummary shown)
    {
        var durations = (shown.Durations ?? []).ToDictionary(duration => duration.Service);
        string[] measures = [.. shown.Services.ByService.SelectMany(service => service.Measures.Keys).Distinct().Order(StringComparer.Ordinal)];
        var table = frame.Of("layanan", shown, ["Service", "Name", "Family", "Submitted", "Completed", "Rejected", "Cancelled", "OnTime", "Timed", "Median", "P90", "Standard", "Comparison", "Measures"],
            shown.Services.ByService.Select(service => (shown, ServiceCells(service, durations.GetValueOrDefault(service.Service), measures))));
        // Each measure has a column of its own: the catalogue decides which there are.
        var at = table.Columns.IndexOf(frame.Word("Measures"));
        return table with { Columns = table.Columns.RemoveAt(at).InsertRange(at, measures) };
    }

    /// <summary>One row a bucket and family; what is usual stands in rows of its own.</summary>
    public ExportTable Buckets(RegionSummary shown, BucketView buckets) => frame.Of("deret", shown, ["Bucket", "Start", "Family", "Completed"],
        buckets.ByFamily.SelectMany(family => Points(buckets, family.Key, family.Value, value => value)).Concat(buckets.Bucket == "hour" && shown.Usual is { } usual ? Points(buckets, "usual", usual.Hours, value => value) : [])
            .Select(cells => (shown, cells)));

    public ExportTable Satisfaction(RegionSummary month) => frame.Of("kepuasan", month, ["Element", "Mean", "N"],
        month.Satisfaction.Elements.Select(element => (month, new ExportCell[] { element.Key, element.Value.Mean, element.Value.N }))
            .Append((month, ["index", month.Satisfaction.Index, Answers(month.Satisfaction.Respondents)])));

    public ExportTable Stated(RegionSummary shown) => frame.Of("data", shown, ["Figure", "Name", "Period", "Value", "Unit", "Villages", "StatedAsOf"],
        shown.Figures.Select(figure => (shown, new ExportCell[]
        {
            figure.Figure, catalogue.Figure(figure.Figure)?.Name.Shown(), figure.Period, (decimal?)figure.Value, catalogue.Figure(figure.Figure)?.Unit, figure.Villages,
            figure.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })));

    public ExportTable Participation(RegionSummary shown) => frame.Of("partisipasi", shown, ["Activity", "Activities", "Participants", "Women", "PersonDays", .. Gifts.Select(gift => "Gift." + gift)],
        shown.Participation.ByActivity.Select(activity => (shown, (ExportCell[])
        [
            activity.Activity, activity.Activities, activity.Participants, activity.Women, activity.PersonDays,
            .. Gifts.Select(gift => (ExportCell)(activity.Measures.TryGetValue(gift, out var value) ? value : (decimal?)null)),
        ])));

    public ExportTable Complaints(RegionSummary shown, RegionSummary today) => frame.Of("pengaduan", shown, ["Indicator", "Name", "Value", "Unit", "N"],
    [
        Row(shown, "complaints.submitted", shown.Complaints.Submitted, default),
        Row(shown, "complaints.ended", shown.Complaints.Ended, default),
        Row(today, "complaints.open", today.Complaints.Open, default),
        Row(today, "complaints.dueSoon", today.Complaints.DueSoon, default),
        Row(today, "complaints.late", today.Complaints.Late, default),
    ]);

    /// <summary>What the office announced stands in a row of its own kind, never added to what is measured.</summary>
    public ExportTable Programme(RegionSummary today) => frame.Of("program", today, ["Stage", "Villages"],
    [
        .. new (string, long)[]
        {
            ("planned", today.Programme.Planned), ("registered", today.Programme.Registered), ("connected", today.Programme.Connected),
            ("active", today.Programme.Active), ("silent", today.Programme.Silent), ("prototype", today.Programme.Prototype),
        }.Select(stage => (today, new ExportCell[] { stage.Item1, stage.Item2 })),
        .. today.Code.Parent is null ? [(today, [$"announced-{ProgrammeNotice.Year}", (long)ProgrammeNotice.Villages])] : Array.Empty<(RegionSummary, ExportCell[])>(),
    ]);

    private static IEnumerable<ExportCell[]> Points<T>(BucketView buckets, string name, ImmutableArray<T> values, Func<T, ExportCell> cell) =>
        values.Take(buckets.Starts.Length).Select((value, i) => new[] { buckets.Bucket, buckets.Starts[i], name, cell(value) });

    private static ExportCell[] ChildCells(RegionSummary row, RegionSummary? month) =>
    [
        row.Kecamatan, row.Report, Known(row, row.Services.Submitted), Known(row, row.Services.Completed), Known(row, row.Services.Rejected), row.Services.OnTime, Known(row, row.Services.Timed),
        Known(row, row.Complaints.Submitted), row.Complaints.Open, row.Complaints.Late, Known(row, row.Participation.Activities), Known(row, row.Participation.Participants),
        Known(row, row.Participation.Women), month?.Satisfaction.Index, month is null ? (long?)null : Answers(month.Satisfaction.Respondents), row.Population.Reporting,
        row.Reporting.Expected, row.Reporting.ReportedToday, row.Reporting.NilToday, row.Reporting.HeartbeatOnly, row.Reporting.NoReport, row.Reporting.LastEventAt,
    ];

    private ExportCell[] ServiceCells(ServiceSummary service, DurationSummary? duration, string[] measures) =>
    [
        service.Service, catalogue.Service(service.Service)?.Versions[^1].Name.Shown(), service.Family, service.Submitted, service.Completed, service.Rejected, service.Cancelled,
        service.OnTime, service.Timed, duration?.MedianMinutes, duration?.P90Minutes, duration?.StandardMinutes,
        string.Join("; ", service.Comparison.Select(other => string.Create(CultureInfo.InvariantCulture, $"{other.Source}: {other.Completed} ({other.Difference:+0;-0;0})"))),
        .. measures.Select(measure => (ExportCell)(service.Measures.TryGetValue(measure, out var value) ? value : (decimal?)null)),
    ];

    private static (RegionSummary, ExportCell[]) Row(RegionSummary summary, string indicator, ExportCell value, ExportCell n) =>
        (summary, [indicator, IndicatorCatalogue.Find(indicator)?.Name.Shown(), value, IndicatorCatalogue.Find(indicator)?.Unit.Shown(), n]);

    /// <summary>A count means something where a report stands behind it.</summary>
    private static long? Known(RegionSummary summary, long count) => RegionView.IsKnown(summary) ? count : null;

    /// <summary>Of a few answers it is not said how many.</summary>
    private static ExportCell Answers(long respondents) =>
        respondents is > 0 and < SatisfactionRules.FewestShown ? "<" + SatisfactionRules.FewestShown.ToString(CultureInfo.InvariantCulture) : respondents;
}
