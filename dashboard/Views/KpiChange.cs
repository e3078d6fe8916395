using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>
/// How headline figures stand against the usual: today against the median of the last four same weekdays at this time, other windows
/// against the one before. Where there is nothing to compare with, that is said; what chance explains is no change.
/// </summary>
internal sealed class KpiChange(RegionView view, IStringLocalizer words)
{
    private readonly RegionSummary _shown = view.Shown;

    public (Standing Standing, Line? Words) Completed()
    {
        var now = _shown.Services.Completed;
        return view.IsToday
            ? Against(_shown.Usual is { } usual ? (Judgement.AgainstUsual(now, usual.AtThisTime), Relative(now, usual.AtThisTime)) : null)
            : AgainstFullDays(days => (Judgement.AgainstBefore(days.Window.Completed, days.Before.Completed), Relative(days.Window.Completed, days.Before.Completed)));
    }

    public (Standing Standing, Line? Words) Submitted()
    {
        var now = _shown.Services.Submitted;
        return Against(view.IsToday && _shown.Usual is { } usual ? (Judgement.AgainstUsual(now, usual.Submitted), Relative(now, usual.Submitted)) : null);
    }

    public (Standing Standing, Line? Words) OnTime()
    {
        var (share, n) = view.IsToday ? (_shown.Usual?.OnTime, _shown.Usual?.Timed) : (_shown.Compare?.OnTime, _shown.Compare?.Timed);
        return _shown.Services.OnTime is not { } now ? (Standing.Unknown, new(words["Kpi.NoneTimed"]))
            : share is not { } before ? Against(null)
            : Against((Judgement.Shares(now, _shown.Services.Timed, before, n ?? 0), words["Kpi.Points", Figures.Number((decimal)Math.Abs(now - before) * 100, 1)]));
    }

    /// <summary>Of the residents of past days no hours are kept: today can't be compared before it is over.</summary>
    public (Standing Standing, Line? Words) Reach() =>
        view.IsToday ? WholeDay(_shown.Usual?.ReachOfDay, "usual.reachOfDay")
        : AgainstFullDays(days => days is { Window: { Reach: { } now, ReachError: { } error }, Before: { Reach: { } before, ReachError: { } errorBefore } }
            ? (Judgement.Estimates(now, error, before, errorBefore), Relative(now, before))
            : null);

    /// <inheritdoc cref="Reach"/>
    public (Standing Standing, Line? Words) Participants() =>
        view.IsToday ? WholeDay(_shown.Usual?.ParticipantsOfDay, "usual.participantsOfDay")
        : AgainstFullDays(days => (
            Judgement.Attendance(days.Window.Participants, days.Window.Activities, days.Before.Participants, days.Before.Activities),
            Relative(days.Window.Participants, days.Before.Participants)));

    public (Standing Standing, Line? Words) Satisfaction() =>
        view.Month is { Satisfaction: { Index: { } now } satisfaction, Compare: { Index: { } before, Respondents: { } n } } && n >= SatisfactionRules.FewestJudged
            ? Words(Judgement.Indices(now, satisfaction.Respondents, before, n), words["Kpi.IndexPoints", Figures.Number(Math.Abs(now - before), 2)], "Before")
            : (Standing.Unknown, NothingBefore(view.Month));

    /// <summary>That nothing is comparable, and why: no report then, or reports only since a day in between.</summary>
    private Line NothingBefore(RegionSummary summary) =>
        new(summary.Compare?.Since is { } since ? words["Kpi.NoBeforeSince", Figures.Day(Wib.DayOf(since))] : words["Kpi.NoBefore"]);

    private (Standing Standing, Line? Words) WholeDay(double? usual, string fig) =>
        (Standing.Unknown, usual is { } value ? Line.Of(words["Kpi.UsualDay"], Figures.Number((decimal)value, 0), fig) : new(words["Kpi.NoUsual"]));

    /// <summary>Counts of a window: today isn't over, so it is left out of both.</summary>
    private (Standing Standing, Line? Words) AgainstFullDays(Func<FullDaysSummary, (Standing Standing, string Size)?> judge) => _shown.Compare switch
    {
        { FullDays: { } days } when judge(days) is { } found => Words(found.Standing, found.Size, "BeforeFull"),
        { Completed: not null, FullDays: null } => (Standing.Unknown, new(words["Kpi.NoFullDay"])),
        _ => (Standing.Unknown, NothingBefore(_shown)),
    };

    private (Standing Standing, Line? Words) Against((Standing Standing, string Size)? found) =>
        found is { } known ? Words(known.Standing, known.Size, view.IsToday ? "Usual" : "Before") : (Standing.Unknown, view.IsToday ? new(words["Kpi.NoUsual"]) : NothingBefore(_shown));

    private (Standing Standing, Line? Words) Words(Standing standing, string size, string than) => (standing, standing switch
    {
        Standing.WithinNoise => new(words["Standing.WithinNoise"]),
        Standing.TooFew => new(words["Standing.TooFew"]),
        Standing.Above => Line.Of(words["Kpi.Above" + than], size),
        Standing.Below => Line.Of(words["Kpi.Below" + than], size),
        _ => null,
    });

    /// <summary>In percent; of nothing before, no percentage can be told.</summary>
    private string Relative(double now, double before) => before > 0 ? Figures.Percent(Math.Abs(now - before) / before, 0) : words["Kpi.From0"];
}
