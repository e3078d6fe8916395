using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>A village's headline figures: what came in, what is done and what is not, for the people who work there.</summary>
internal sealed class VillageKpis(RegionView view, IStringLocalizer words)
{
    private readonly RegionSummary _shown = view.Shown;
    private readonly bool _known = RegionView.IsKnown(view.Shown);
    private readonly string _phrase = WindowNames.Phrase(view.Window, view.Catalogue, words);

    public ImmutableArray<Kpi> Build(Kpi reach, Kpi satisfaction) =>
        [Submitted(), Completed(), Open(), reach with { Foot = Line.Of(words[Figures.IsEstimate(_shown.Reach) ? "Kpi.ReachAndParticipants" : _shown.Reach.RelativeError > 0 ? "Kpi.NearlyExactAndParticipants" : "Kpi.ExactAndParticipants"], Figures.Count(_shown.Participation.Participants), "participation.participants") }, satisfaction];

    private Kpi Submitted()
    {
        var (standing, change) = new KpiChange(view, words).Submitted();
        var foot = view.IsToday && _shown.Usual is { } usual
            ? Line.Of(words["Kpi.Usual"], Figures.Number((decimal)usual.Submitted, 0), "usual.submitted")
            : new Line(words["Kpi.WithoutComplaints"]);
        return new("services.submitted", words["Kpi.Submitted"], _phrase, Value(_shown.Services.Submitted), null, null, null,
            _known ? standing : Standing.Unknown, _known ? view.IsToday ? change : null : new(words["Report.none"]), foot, []);
    }

    private Kpi Completed()
    {
        var (standing, change) = new KpiChange(view, words).Completed();
        var (n, share) = (_shown.Services.Timed, _shown.Services.OnTime);
        var foot = share is { } onTime
            ? Line.Of(words["Kpi.OnTimeCount", "{0}"], words["Kpi.PartOf", Figures.Count((long)Math.Round(onTime * n)), Figures.Count(n)])
            : new Line(words["Kpi.WithoutComplaints"]);
        return new("services.completed", words["Kpi.CompletedShort"], _phrase, Value(_shown.Services.Completed), null, null, null,
            _known ? standing : Standing.Unknown, _known ? change : null, foot, view.Spark);
    }

    /// <summary>Now, whatever the window.</summary>
    private Kpi Open()
    {
        var services = view.Today.Services;
        return new("services.open", words["Kpi.Open"], words["Kpi.Now"], Figures.Count(services.Open), null, null, null, Standing.Unknown,
            services.Late > 0 ? Line.Of(words["Kpi.LateNow"], Figures.Count(services.Late), "services.late") : new(words["Kpi.NoneLate"]),
            Line.Of(words["Kpi.ProcessingNow"], Figures.Count(services.Processing), "services.processing"), []) { Icon = services.Late > 0 ? "late" : "check" };
    }

    private string Value(long count) => _known ? Figures.Count(count) : Figures.None;
}
