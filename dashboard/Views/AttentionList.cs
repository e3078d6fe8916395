using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>What needs attention, the most harmful first: a deadline passed, a drop outside the noise, silence, no report, below target.</summary>
internal sealed class AttentionList(RegionView view, IStringLocalizer words)
{
    private const int Named = 2;

    private readonly IReadOnlyList<RegionSummary> _children = [.. view.Children?.Values ?? []];

    public ImmutableArray<AttentionItem> Build() => [.. Complaints(), .. LateRequests(), .. Drop(), .. Silent(), .. NoReport(), .. BelowTarget()];

    private IEnumerable<AttentionItem> Complaints()
    {
        var late = view.Today.Complaints.Late;
        if (late > 0)
        {
            yield return new("alert", words["Attention.ComplaintsLate", Figures.Count(late)], Where(row => row.Complaints.Late, "Attention.ComplaintsLateHere"), null);
        }
    }

    private IEnumerable<AttentionItem> LateRequests()
    {
        var late = view.Today.Services.Late;
        if (late > 0)
        {
            yield return new("late", words["Attention.RequestsLate", Figures.Count(late)], Where(row => row.Services.Late, "Attention.RequestsLateHere"), null);
        }
    }

    private IEnumerable<AttentionItem> Drop()
    {
        var (completed, usual) = (view.Today.Services.Completed, view.Today.Usual?.AtThisTime ?? 0);
        if (usual > 0 && RegionView.IsKnown(view.Today) && Judgement.AgainstUsual(completed, usual) == Standing.Below)
        {
            yield return new("drop", words["Attention.Drop", Figures.Percent((usual - completed) / usual, 0)],
                words["Attention.DropDetail", Figures.Count(completed), Figures.Number((decimal)usual, 0), Figures.Clock(view.ConfirmedAt)], null);
        }
    }

    private IEnumerable<AttentionItem> Silent()
    {
        var silent = view.Today.Programme.Silent;
        if (silent > 0 && view.Place.HasChildren)
        {
            yield return new("pause", words["Attention.Silent", Figures.Count(silent)], Where(row => row.Programme.Silent, "Attention.SilentHere"), null);
        }
    }

    private IEnumerable<AttentionItem> NoReport()
    {
        var missing = view.Today.Reporting.NoReport;
        if (missing > 0)
        {
            yield return new("ring", view.Place.HasChildren ? words["Attention.NoReport", Figures.Count(missing)] : words["Report.none"].Value,
                Where(row => row.Reporting.NoReport, "Attention.NoReportHere"), null);
        }
    }

    private IEnumerable<AttentionItem> BelowTarget()
    {
        var target = view.Catalogue.Snapshot.Settings.OnTimeTarget;
        return _children
            .Where(row => Judgement.AgainstTarget(row.Services.OnTime, row.Services.Timed, target) == Standing.Below)
            .OrderBy(row => row.Code)
            .Select(row => new AttentionItem("warn", words["Attention.BelowTarget", RegionPlace.RowName(row.Name)],
                words["Attention.BelowTargetDetail", Figures.Percent(row.Services.OnTime), Figures.Count(row.Services.Timed),
                    Figures.Percent(Judgement.Upper(row.Services.OnTime!.Value, row.Services.Timed)), Figures.Percent(target, 0)], row.Code));
    }

    /// <summary>Where it is: the two places with the most, and how many elsewhere.</summary>
    private string Where(Func<RegionSummary, long> count, string here)
    {
        var places = _children.Where(row => count(row) > 0).OrderByDescending(count).ThenBy(row => row.Code).ToArray();
        if (places.Length == 0)
        {
            return words[here];
        }

        var named = places.Take(Named).Select(row => words["Attention.In", Figures.Count(count(row)), RegionPlace.RowName(row.Name)].Value);
        var rest = places.Skip(Named).Sum(count);
        return string.Join(", ", rest > 0 ? named.Append(words["Attention.Elsewhere", Figures.Count(rest)].Value) : named) + ".";
    }
}
