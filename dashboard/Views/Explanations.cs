using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>Explains the figures of a region's page from the metadata of their indicators.</summary>
internal sealed class Explanations(RegionView view, IStringLocalizer words)
{
    /// <summary>The indicators that pages show.</summary>
    private static readonly ImmutableArray<string> Shown =
    [
        "services.submitted", "services.completed", "services.rejected", "services.open", "services.processing", "services.late", "services.timed", "services.onTime", "services.measures",
        "reach.estimate", "usual.atThisTime", "durations.median", "durations.p90", "durations.standard", "complaints.submitted", "complaints.ended", "complaints.open", "complaints.dueSoon", "complaints.late",
        "participation.activities", "participation.participants", "participation.women", "participation.measures", "satisfaction.respondents", "satisfaction.index", "satisfaction.elements.mean",
        "reporting.expected", "reporting.reportedToday", "reporting.nilToday", "reporting.heartbeatOnly", "reporting.noReport", "reporting.rejectedToday", "reporting.duplicatesToday",
        "programme.active", "programme.connected", "programme.silent", "figures.value",
    ];

    private static readonly FrozenDictionary<string, string> ByField = IndicatorCatalogue.All
        .SelectMany(indicator => indicator.Fields.Select(field => (field, indicator.Code))).ToFrozenDictionary(pair => pair.field, pair => pair.Code);

    /// <summary>States now and figures of today say so, whatever window is chosen.</summary>
    private static readonly FrozenSet<string> Now = ["services.open", "services.processing", "services.late", "complaints.open", "complaints.dueSoon", "complaints.late", "reporting.expected", "programme.active", "programme.connected", "programme.silent"];

    public ImmutableArray<Explanation> Build() => [.. Shown.Select(code => IndicatorCatalogue.Find(code)).OfType<Indicator>().Select(Of)];

    /// <summary>Where a page does not stand on the figures of one region: what they mean there, without what is behind each.</summary>
    public static ImmutableArray<Explanation> Of(IEnumerable<string> codes, string period, IStringLocalizer words) =>
        [.. codes.Distinct().Where(code => Shown.Contains(code)).Select(IndicatorCatalogue.Find).OfType<Indicator>().Select(indicator => Of(indicator, period, null, null, [], words))];

    /// <summary>The id of what explains a figure of a page, by its path; <see langword="null"/> where nothing does.</summary>
    public static string? IdOf(string? fig) => CodeOf(fig) is { } code && Shown.Contains(code) ? "arti-" + code : null;

    private static string? CodeOf(string? fig) => fig?.Split('.') switch
    {
        null => null,
        _ when ByField.TryGetValue(fig, out var code) => code,
        _ when Shown.Contains(fig) => fig,
        ["family" or "byService", .., var metric] => "services." + metric,
        ["participation", .., var metric] => "participation." + metric,
        ["satisfaction", ..] => "satisfaction.elements.mean",
        ["figures", ..] => "figures.value",
        _ => null,
    };

    private Explanation Of(Indicator indicator) => Of(
        indicator, PeriodOf(indicator.Code), BehindOf(indicator.Code),
        words["Why.VillagesOf", Figures.Count(view.Today.Reporting.ReportedToday + view.Today.Reporting.NilToday), Figures.Count(view.Today.Reporting.Expected)],
        indicator.Code is "services.completed" ? Comparisons() : [], words, FullDaysOf(indicator.Code));

    private static Explanation Of(Indicator indicator, string period, string? behind, string? villages, ImmutableArray<string> comparisons, IStringLocalizer words, string? fullDays = null)
    {
        (string Label, string? Text)[] facts =
        [
            ("Unit", indicator.Unit.Shown()), ("Period", period), ("FullDays", fullDays), ("Formula", indicator.Formula.Shown()), ("Producer", indicator.Producer.Shown()), ("N", behind), ("Villages", villages),
            ("Frequency", indicator.Frequency.Shown()), ("Licence", $"{indicator.Licence} · {indicator.Code}, {words["Why.Version", indicator.Version].Value}"),
        ];
        return new("arti-" + indicator.Code, indicator.Name.Shown(), indicator.Definition.Shown(),
            [.. facts.Where(fact => !string.IsNullOrEmpty(fact.Text)).Select(fact => (words["Why." + fact.Label].Value, fact.Text!))], comparisons);
    }

    private string PeriodOf(string code) => code switch
    {
        _ when Now.Contains(code) => words["Why.Now"],
        _ when code.StartsWith("reporting.", StringComparison.Ordinal) => Figures.LongDay(view.Today.Window.From),
        _ when code.StartsWith("satisfaction.", StringComparison.Ordinal) => Range(view.Month.Window),
        _ when code.StartsWith("usual.", StringComparison.Ordinal) => words["Why.UsualPeriod"],
        "figures.value" => words["Why.OwnPeriod"],
        _ => view.IsToday ? Figures.LongDay(view.Today.Window.From) : Range(view.Shown.Window),
    };

    /// <summary>What a count of a longer window is compared with: today isn't over, so it is left out of both.</summary>
    private string? FullDaysOf(string code) =>
        !view.IsToday && code is ("services.completed" or "reach.estimate" or "participation.participants") && view.Shown.Compare?.FullDays is { } days
            ? words["Why.FullDaysOf", Figures.Range(days.Window.From, days.Window.To), Figures.Range(days.Before.From, days.Before.To)].Value
            : null;

    private string? BehindOf(string code) => code switch
    {
        "services.onTime" => words["Why.Timed", Figures.Count(view.Shown.Services.Timed)].Value,
        "satisfaction.index" or "satisfaction.elements.mean" => words["Why.Respondents", Figures.Answers(view.Month.Satisfaction.Respondents)].Value,
        "participation.participants" => words["Why.Activities", Figures.Count(view.Shown.Participation.Activities)].Value,
        "usual.atThisTime" when view.Today.Usual is { } usual => words["Why.Days", usual.Days].Value,
        "reach.estimate" => view.Shown.Reach.RelativeError > 0 ? words["Kpi.ReachError", Figures.Percent(view.Shown.Reach.RelativeError, 1)].Value : words["Kpi.ReachExact"].Value,
        _ => null,
    };

    private ImmutableArray<string> Comparisons() =>
    [
        .. view.Shown.Services.ByService.SelectMany(service => service.Comparison).GroupBy(comparison => comparison.Source).OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => words["Why.Comparison", source.Key, Figures.Count(source.Sum(s => s.Completed)), Signed(source.Sum(s => s.Difference))].Value),
    ];

    private static string Range(SummaryWindow window) => Figures.Range(window.From, window.To);

    private static string Signed(long value) => value > 0 ? "+" + Figures.Count(value) : Figures.Count(value);
}
