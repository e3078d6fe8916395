using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>The five headline figures, the same at every level.</summary>
internal sealed class KpiBuilder(RegionView view, IStringLocalizer words)
{
    private readonly RegionSummary _shown = view.Shown;
    private readonly bool _known = RegionView.IsKnown(view.Shown);
    private readonly string _phrase = WindowNames.Phrase(view.Window, view.Catalogue, words);

    public ImmutableArray<Kpi> Build() => [Completed(), OnTime(), Reach(), Participants(), Satisfaction()];

    private Kpi Completed()
    {
        var completed = _shown.Services.Completed;
        var (standing, other) = view.IsToday
            ? (_shown.Usual is { AtThisTime: > 0 } usual ? (Judgement.AgainstUsual(completed, usual.AtThisTime), usual.AtThisTime) : (Standing.Unknown, (double?)null))
            : (_shown.Compare?.Completed is { } before ? Judgement.AgainstBefore(completed, before) : Standing.Unknown, _shown.Compare?.Completed);
        var share = other is > 0 ? (completed - other.Value) / other.Value : (double?)null;
        var foot = other is { } value
            ? Line.Of(words[view.IsToday ? "Kpi.CompletedUsual" : "Kpi.CompletedBefore"], Figures.Number((decimal)value, 0), view.IsToday ? "usual.atThisTime" : "compare.completed")
            : new Line(words["Kpi.WithoutComplaints"]);
        return new("services.completed", words["Kpi.Completed"], _phrase, Value(Figures.Count(completed)), null, null, null,
            _known ? standing : Standing.Unknown, Change(standing, share is { } s ? Figures.Percent(Math.Abs(s), 0) : null), foot, view.Spark);
    }

    private Kpi OnTime()
    {
        var target = view.Catalogue.Snapshot.Settings.OnTimeTarget;
        var (now, n) = (_shown.Services.OnTime, _shown.Services.Timed);
        var before = _shown.Compare?.OnTime;
        // The summary tells how many were completed then, not how many were timed: assume the same share.
        var nBefore = _shown.Services.Completed > 0 ? _shown.Compare?.Completed * n / _shown.Services.Completed ?? 0 : 0;
        var standing = now is { } p && before is { } b ? Judgement.Shares(p, n, b, nBefore) : Standing.Unknown;
        var points = now is { } q && before is { } c ? Figures.Number((decimal)Math.Abs(q - c) * 100, 1) : null;
        return new("services.onTime", words["Kpi.OnTime"], words["Kpi.Target", Figures.Percent(target, 0)], Value(Figures.Percent(now)), null, null, null,
            standing, Change(standing, points is null ? null : words["Kpi.Points", points].Value), Line.Of(words["Kpi.OnTimeOf"], Figures.Count(n), "services.timed"), []);
    }

    private Kpi Reach()
    {
        var reach = _shown.Reach;
        var estimated = reach.RelativeError > 0;
        var decimals = reach.RelativeError switch { >= 0.01 => 0, >= 0.001 => 1, _ => 2 };
        return new("reach.estimate", words["Kpi.Reach"], _phrase, Value((estimated ? "≈ " : "") + Figures.Count(reach.Estimate)),
            _known && estimated ? words["Kpi.ReachError", Figures.Percent(reach.RelativeError, decimals)].Value : null, null, null, Standing.Unknown, null,
            new(words[reach.UpperBound ? "Kpi.ReachUpper" : estimated ? "Kpi.ReachEstimated" : "Kpi.ReachExact"]), []);
    }

    private Kpi Participants()
    {
        var participation = _shown.Participation;
        var women = participation.Participants > 0 ? (double)participation.Women / participation.Participants : (double?)null;
        return new("participation.participants", words["Kpi.Participants"], _phrase, Value(Figures.Count(participation.Participants)), null, null, null, Standing.Unknown,
            Line.Of(words["Kpi.Activities"], Figures.Count(participation.Activities), "participation.activities"),
            women is null ? new(words["Kpi.ActivityKinds"]) : Line.Of(words["Kpi.Women"], Figures.Percent(women, 0)), []);
    }

    private Kpi Satisfaction()
    {
        var satisfaction = view.Month.Satisfaction;
        var grade = SatisfactionRules.Letter(satisfaction.Index, satisfaction.Respondents);
        var gradeWords = grade is null ? null : words["Grade." + grade].Value;
        return new("satisfaction.index", words["Kpi.Satisfaction"], words["Kpi.Satisfaction30"], satisfaction.Index is { } index ? Figures.Number(index, 2) : Figures.None, null, grade,
            gradeWords is null ? null : words["Kpi.GradeTitle", grade!, gradeWords].Value,
            grade is not null || satisfaction.Respondents == 0 ? Standing.Unknown : Standing.TooFew, null,
            grade is not null ? Line.Of($"{gradeWords} · n = {{0}}", Figures.Answers(satisfaction.Respondents), "satisfaction.respondents")
            : Line.Of(words["Kpi.SatisfactionFew"], Figures.Answers(satisfaction.Respondents), "satisfaction.respondents"), []);
    }

    private string Value(string text) => _known ? text : Figures.None;

    private Line? Change(Standing standing, string? size) => !_known ? null : standing switch
    {
        Standing.WithinNoise => new(words["Standing.WithinNoise"]),
        Standing.TooFew => new(words["Standing.TooFew"]),
        Standing.Above when size is not null => Line.Of(words[view.IsToday ? "Kpi.AboveUsual" : "Kpi.AboveBefore"], size),
        Standing.Below when size is not null => Line.Of(words[view.IsToday ? "Kpi.BelowUsual" : "Kpi.BelowBefore"], size),
        _ => null,
    };
}
