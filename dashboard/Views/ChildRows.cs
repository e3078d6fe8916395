using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Attention;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>Makes the rows of children and puts them in order: what needs attention, then alphabetical. Nobody is ranked.</summary>
internal sealed class ChildRows(RegionView view, IStringLocalizer words)
{
    /// <summary>A kabupaten where fewer than one in twenty is missing is no case for attention.</summary>
    private const double MissingShare = 0.05;

    private static readonly StringComparer ByName = StringComparer.Create(new("id-ID"), ignoreCase: true);

    private readonly HashSet<RegionCode> _dropped = [.. (view.Attention?.Findings ?? []).Where(found => found.Kind == AttentionKind.Drop).Select(found => found.Region)];

    private readonly double _target = view.Catalogue.Snapshot.Settings.OnTimeTarget;

    public ImmutableArray<ChildRow> Build() =>
    [
        .. (view.Children ?? ImmutableSortedDictionary<RegionCode, RegionSummary>.Empty).Values.Select(Row)
            .OrderBy(row => row.IsUrban).ThenBy(row => row.State).ThenBy(row => row.Name, ByName).ThenBy(row => row.Code),
    ];

    private ChildRow Row(RegionSummary summary)
    {
        var month = view.ChildrenMonth?.GetValueOrDefault(summary.Code) ?? summary;
        var (state, icon, text) = StateOf(summary);
        var letters = summary.Services.ByService.Where(s => s.Family == "administrasi").Sum(s => s.Completed);
        return new(summary.Code, RegionPlace.RowName(summary.Name), summary.Kecamatan,
            summary.Code.Level is RegionLevel.Kota or RegionLevel.Kelurahan, state, icon, text, RegionView.IsKnown(summary),
            summary.Services.Completed, summary.Spark ?? [],
            RegionView.IsKnown(summary) && summary.Population.Reporting is > 0 and var people ? letters * 1000.0 / people : null,
            summary.Services.OnTime, summary.Services.Timed, Judgement.AgainstTarget(summary.Services.OnTime, summary.Services.Timed, _target),
            month.Satisfaction.Index, month.Satisfaction.Respondents,
            summary.Reporting.ReportedToday, summary.Reporting.Expected, summary.Reporting.NoReport, summary.Complaints.Open, summary.Reporting.LastEventAt);
    }

    private (ChildState State, string? Icon, string? Words) StateOf(RegionSummary row)
    {
        var village = row.Code.IsVillage;
        if (row.Complaints.Late > 0)
        {
            return (ChildState.ComplaintsLate, "alert", words["Child.ComplaintsLate", Figures.Count(row.Complaints.Late)]);
        }

        if (row.Complaints.DueSoon > 0)
        {
            return (ChildState.ComplaintsDueSoon, "warn", words["Child.ComplaintsDueSoon", Figures.Count(row.Complaints.DueSoon)]);
        }

        if (_dropped.Contains(row.Code))
        {
            return (ChildState.Drop, "drop", words["Child.Drop"]);
        }

        if (row.Programme.Silent > 0)
        {
            var (icon, text) = village
                ? SilentVillage.Of(row.Reporting, view.ConfirmedAt, words)
                : ("pause", words["Child.Silent", Figures.Count(row.Programme.Silent)].Value);
            return (ChildState.Silent, icon, text);
        }

        if (row.Reporting.Expected > 0 && row.Reporting.NoReport > (village ? 0 : row.Reporting.Expected * MissingShare))
        {
            return (ChildState.NoReport, "ring", village ? words["Report.none"] : words["Child.NoReport", Figures.Count(row.Reporting.NoReport)]);
        }

        return Judgement.AgainstTarget(row.Services.OnTime, row.Services.Timed, _target) == Standing.Below
            ? (ChildState.BelowTarget, "warn", words["Child.BelowTarget"])
            : village ? CalmState(row) : (ChildState.Calm, null, null);
    }

    private (ChildState State, string? Icon, string? Words) CalmState(RegionSummary village) => village switch
    {
        { Report: "heartbeat" } => (ChildState.Calm, "link", words["Report.heartbeat"]),
        { Report: "nil" } => (ChildState.Calm, "circle", words["Report.nil"]),
        { Report: "none", Programme.Planned: > 0 } => (ChildState.Calm, null, words["Stage.Planned"]),
        { Report: "none", Programme.Registered: > 0 } => (ChildState.Calm, null, words["Stage.Registered"]),
        { Report: "none", Reporting.Expected: 0 } => (ChildState.Outside, null, words["Stage.Unknown"]),
        { Report: "none" } => (ChildState.Calm, "ring", words["Report.none"]),
        _ => (ChildState.Calm, null, null),
    };
}
