using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
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

    private readonly double _target = view.Catalogue.Snapshot.Settings.OnTimeTarget;

    public ImmutableArray<ChildRow> Build() =>
    [
        .. (view.Children ?? ImmutableSortedDictionary<RegionCode, RegionSummary>.Empty).Values.Select(Row)
            .OrderBy(row => row.IsUrban).ThenBy(row => row.State).ThenBy(row => row.Name, ByName).ThenBy(row => row.Code),
    ];

    private ChildRow Row(RegionSummary summary)
    {
        var month = view.ChildrenMonth?.GetValueOrDefault(summary.Code) ?? summary;
        var (state, text) = StateOf(summary);
        var letters = summary.Services.ByService.Where(s => s.Family == "administrasi").Sum(s => s.Completed);
        return new(summary.Code, RegionPlace.RowName(summary.Name), summary.Kecamatan,
            summary.Code.Level is RegionLevel.Kota or RegionLevel.Kelurahan, state, text, RegionView.IsKnown(summary),
            summary.Services.Completed, summary.Spark ?? [],
            summary.Population.Reporting is > 0 and var people ? letters * 1000.0 / people : null,
            summary.Services.OnTime, summary.Services.Timed, Judgement.AgainstTarget(summary.Services.OnTime, summary.Services.Timed, _target),
            month.Satisfaction.Index, month.Satisfaction.Respondents,
            summary.Reporting.ReportedToday, summary.Reporting.Expected, summary.Reporting.NoReport, summary.Complaints.Open, summary.Reporting.LastEventAt);
    }

    private (ChildState State, string? Words) StateOf(RegionSummary row)
    {
        var village = row.Code.IsVillage;
        if (row.Complaints.Late > 0)
        {
            return (ChildState.ComplaintsLate, words["Child.ComplaintsLate", Figures.Count(row.Complaints.Late)]);
        }

        if (row.Programme.Silent > 0)
        {
            return (ChildState.Silent, village
                ? row.Reporting.LastEventAt is { } last ? words["Child.SilentSince", Figures.ShortDay(last)] : words["Stage.Silent"]
                : words["Child.Silent", Figures.Count(row.Programme.Silent)]);
        }

        if (row.Reporting.Expected > 0 && row.Reporting.NoReport > (village ? 0 : row.Reporting.Expected * MissingShare))
        {
            return (ChildState.NoReport, village ? words["Report.none"] : words["Child.NoReport", Figures.Count(row.Reporting.NoReport)]);
        }

        return Judgement.AgainstTarget(row.Services.OnTime, row.Services.Timed, _target) == Standing.Below
            ? (ChildState.BelowTarget, words["Child.BelowTarget"])
            : (ChildState.Calm, village ? CalmWords(row) : null);
    }

    private string? CalmWords(RegionSummary village) => CalmKey(village) is { } key ? words[key].Value : null;

    private static string? CalmKey(RegionSummary village) => village.Report switch
    {
        "heartbeat" => "Report.heartbeat",
        "nil" => "Report.nil",
        "none" when village.Programme is { Planned: > 0 } => "Stage.Planned",
        "none" when village.Programme is { Registered: > 0 } => "Stage.Registered",
        "none" when village.Reporting.Expected == 0 => "Stage.Unknown",
        "none" => "Report.none",
        _ => null,
    };
}
