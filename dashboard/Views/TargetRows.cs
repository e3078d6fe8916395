using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>The targets of a region. Samples are judged by their 95 % interval; what is counted in full is what it is.</summary>
internal sealed class TargetRows(RegionView view, IStringLocalizer words)
{
    /// <summary>Lines begin where villages begin to differ; position carries the value, and what is lower stands at the edge.</summary>
    private const double LeastShare = 0.7, LeastIndex = 70;

    public ImmutableArray<TargetRow> Build() => [OnTime(), Satisfaction(), Complaints(), Reporting()];

    private TargetRow OnTime()
    {
        var (share, n, target) = (view.Shown.Services.OnTime, view.Shown.Services.Timed, view.Catalogue.Snapshot.Settings.OnTimeTarget);
        var state = share is not { } known || n < Fairness.LeastToJudge ? TargetState.TooFew : Fairness.Judge((long)Math.Round(known * n), n, target) switch
        {
            TargetVerdict.BelowTarget => TargetState.Below,
            TargetVerdict.ReachesTarget => TargetState.Reached,
            _ => TargetState.WithinNoise,
        };
        return new("services.onTime", words["Kpi.OnTime"], share is null ? Figures.None : Figures.Percent(share), Figures.Percent(target, 0), Place(share, LeastShare, 1), Place(target, LeastShare, 1)!.Value, state, Sampled(state, Figures.Count(n)));
    }

    private TargetRow Satisfaction()
    {
        var (index, n, target) = (view.Month.Satisfaction.Index, view.Month.Satisfaction.Respondents, SatisfactionRules.LeastForA);
        var error = index is { } known ? (decimal)Math.Min(100, Fairness.IndexError((double)known, n)) : 0;
        var state = index is not { } value || n < SatisfactionRules.FewestJudged ? TargetState.TooFew
            : value + error < target ? TargetState.Below
            : value - error >= target ? TargetState.Reached
            : TargetState.WithinNoise;
        return new("satisfaction.index", words["Targets.Satisfaction"], index is null ? Figures.None : Figures.Number(index.Value, 2), Figures.Number(target, 2),
            Place((double?)index, LeastIndex, 100), Place((double)target, LeastIndex, 100)!.Value, state, Sampled(state, Figures.Answers(n)));
    }

    /// <summary>Complaints are counted one by one: one that is late is late.</summary>
    private TargetRow Complaints()
    {
        var now = view.Today.Complaints;
        return Counted("complaints.late", words["Targets.ComplaintsLate"], Figures.Count(now.Late), Figures.Count(0), now.Open == 0 ? null : 1 - ((double)now.Late / now.Open), now.Late == 0);
    }

    private TargetRow Reporting()
    {
        var (active, all) = (view.Today.Programme.Active, view.Today.Programme.Active + view.Today.Programme.Connected + view.Today.Programme.Silent);
        return all == 0
            ? new("programme.active", words["Targets.Active", view.Place.VillageWord], Figures.Count(0), Figures.Count(0), null, 1, TargetState.TooFew, words["Standing.TooFew"])
            : Counted("programme.active", words["Targets.Active", view.Place.VillageWord], Figures.Count(active), Figures.Count(all), (double)active / all, active == all);
    }

    private TargetRow Counted(string fig, string label, string value, string target, double? share, bool isReached) =>
        new(fig, label, value, target, share, 1, isReached ? TargetState.Reached : TargetState.Below, words[isReached ? "Targets.Reached" : "Targets.NotYet"]);

    private string Sampled(TargetState state, string n) => state switch
    {
        TargetState.Reached => words["Targets.Reached"],
        TargetState.Below => words["Targets.Below"],
        TargetState.WithinNoise => words["Targets.WithinNoise", n],
        _ => words["Targets.TooFew", n],
    };

    private static double? Place(double? value, double least, double most) => value is { } known ? Math.Clamp((known - least) / (most - least), 0, 1) : null;
}
