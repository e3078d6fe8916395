using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>The five headline figures of a region above the village; <see cref="VillageKpis"/> has a village's own.</summary>
internal sealed class KpiBuilder(RegionView view, IStringLocalizer words)
{
    private readonly RegionSummary _shown = view.Shown;
    private readonly KpiChange _change = new(view, words);
    private readonly bool _known = RegionView.IsKnown(view.Shown);
    private readonly string _phrase = WindowNames.Phrase(view.Window, view.Catalogue, words);

    public ImmutableArray<Kpi> Build() => view.Place.HasChildren
        ? [Completed(), OnTime(), Reach(), Participants(), Satisfaction()]
        : new VillageKpis(view, words).Build(Reach(), Satisfaction());

    private Kpi Completed()
    {
        var (standing, change) = _change.Completed();
        var (usual, full) = (_shown.Usual, _shown.Compare?.FullDays);
        var foot = view.IsToday && usual is not null
            ? Line.Of(words[usual.Days < 4 ? "Kpi.CompletedUsualFew" : "Kpi.CompletedUsual", "{0}", Figures.Count(usual.Days)], Figures.Number((decimal)usual.AtThisTime, 0), "usual.atThisTime")
            : !view.IsToday && full is not null ? Line.Of(words["Kpi.CompletedBefore", (full.Window.To - full.Window.From).Days, Figures.Count(full.Window.Completed), "{0}"], Figures.Count(full.Before.Completed), "compare.fullDays.before.completed")
            : new Line(words["Kpi.WithoutComplaints"]);
        return new("services.completed", words["Kpi.Completed"], _phrase, Value(Figures.Count(_shown.Services.Completed)), null, null, null, Known(standing), Known(change), foot, view.Spark);
    }

    private Kpi OnTime()
    {
        var target = view.Catalogue.Snapshot.Settings.OnTimeTarget;
        var (standing, change) = _change.OnTime();
        return new("services.onTime", words["Kpi.OnTime"], words["Kpi.Target", Figures.Percent(target, 0)], Value(Figures.Percent(_shown.Services.OnTime)), null, null, null,
            Known(standing), Known(change), Line.Of(words["Kpi.OnTimeOf"], Figures.Count(_shown.Services.Timed), "services.timed"), []);
    }

    private Kpi Reach()
    {
        var reach = _shown.Reach;
        var estimated = Figures.IsEstimate(reach);
        var decimals = reach.RelativeError switch { >= 0.01 => 0, >= 0.001 => 1, _ => 2 };
        var (standing, change) = _change.Reach();
        var kind = words[reach.UpperBound ? "Kpi.ReachUpper" : estimated ? "Kpi.ReachEstimated" : reach.RelativeError > 0 ? "Kpi.ReachNearlyExact" : "Kpi.ReachExact"].Value;
        return new("reach.estimate", words["Kpi.Reach"], _phrase, Value(Figures.Reach(reach)),
            _known && estimated ? words["Kpi.ReachError", Figures.Percent(reach.RelativeError, decimals)].Value : null, null, null,
            Known(standing), Known(change), new(kind), []);
    }

    private Kpi Participants()
    {
        var participation = _shown.Participation;
        var women = participation.Participants > 0 ? (double)participation.Women / participation.Participants : (double?)null;
        var (standing, change) = _change.Participants();
        var foot = participation.Activities == 0
            ? words["Kpi.ActivityKinds"].Value
            : women is null ? words["Kpi.Activities", Figures.Count(participation.Activities)].Value
            : words["Kpi.ActivitiesAndWomen", Figures.Count(participation.Activities), Figures.Percent(women, 0)].Value;
        return new("participation.participants", words["Kpi.Participants"], _phrase, Value(Figures.Count(participation.Participants)), null, null, null,
            Known(standing), Known(change), new(foot), []);
    }

    private Kpi Satisfaction()
    {
        var satisfaction = view.Month.Satisfaction;
        var grade = SatisfactionRules.Letter(satisfaction.Index, satisfaction.Respondents);
        var gradeWords = grade is null ? null : words["Grade." + grade].Value;
        var (standing, change) = grade is not null ? _change.Satisfaction()
            : satisfaction.Respondents == 0 ? (Standing.Unknown, new Line(words["Satisfaction.None"]))
            : (Standing.TooFew, Line.Of(words["Kpi.SatisfactionFew"], Figures.Answers(satisfaction.Respondents), "satisfaction.respondents"));
        return new("satisfaction.index", words["Kpi.Satisfaction"], words["Kpi.Satisfaction30"], satisfaction.Index is { } index ? Figures.Number(index, 2) : Figures.None, null, grade,
            gradeWords is null ? null : words["Kpi.GradeTitle", grade!, gradeWords].Value, standing, change,
            grade is not null ? Line.Of($"{gradeWords} · n = {{0}}", Figures.Answers(satisfaction.Respondents), "satisfaction.respondents")
            : new(words["Kpi.SatisfactionFrom", SatisfactionRules.FewestJudged]), []);
    }

    private string Value(string text) => _known ? text : Figures.None;

    private Standing Known(Standing standing) => _known ? standing : Standing.Unknown;

    /// <summary>Without a report there is nothing that could have changed, and that is said.</summary>
    private Line? Known(Line? change) => _known ? change : new(words[view.Shown.Report == "heartbeat" ? "Report.heartbeat" : "Report.none"]);
}
