using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>What one event counts for by itself; what it does to its request is <see cref="RequestRules"/>. Pure.</summary>
/// <param name="Vector">What adds up.</param>
/// <param name="Residents">Cells of the reach sketch.</param>
/// <param name="Day">The WIB day that they belong to.</param>
/// <param name="IsReport">Whether the day counts as reported, and the village as active (services and participation only).</param>
/// <param name="IsActivity">Whether it keeps the village active.</param>
internal readonly record struct EventEffect(CellVector Vector, ImmutableArray<int> Residents, DateOnly Day, bool IsReport, bool IsActivity)
{
    public static EventEffect Of(CatalogueIndex catalogue, RequestRules rules, RegionCode village, JournaledEvent item, EventData data)
    {
        var cells = new CellList();
        var day = Wib.DayOf(item.Time);
        ImmutableArray<int> residents = [];
        var (isReport, isActivity) = (false, false);
        var standalone = CellVector.Zero;
        switch (data)
        {
            case ServiceData service:
                if (service.Request is null)
                {
                    standalone = rules.Contribution(RequestState.Of(item.Source, item.Id, item.Time, service));
                }

                isReport = isActivity = Counts(catalogue, village, item, service);
                residents = isReport && service.Resident is { } resident ? [resident] : [];
                break;
            case ParticipationData participation:
                AddParticipation(cells, item.Time, participation);
                (isReport, isActivity, residents) = (true, true, participation.Residents);
                break;
            case SurveyData survey:
                AddSurvey(cells, item.Time, survey);
                (isReport, residents) = (true, survey.Resident is { } respondent ? [respondent] : []);
                break;
            case FigureData:
                isReport = true;
                break;
            case NilData nil:
                cells.ByDay(nil.Day, Series.Report(ReportMetric.NilCount), 1);
                break;
            case HeartbeatData:
                cells.ByDay(day, Series.Report(ReportMetric.HeartbeatCount), 1);
                break;
        }

        if (isReport)
        {
            cells.ByHour(item.Time, Series.Report(ReportMetric.EventCount), 1);
        }

        return new(cells.ToVector() + standalone, residents, day, isReport, isActivity);
    }

    /// <summary>The day and month whose sketches the residents join.</summary>
    public IEnumerable<uint> ReachBuckets() => Residents.IsEmpty ? [] :
    [
        new CellKey(CellSpan.Day, Wib.DayNumber(Day), default).SpanAndBucket,
        new CellKey(CellSpan.Month, Wib.MonthNumber(Day), default).SpanAndBucket,
    ];

    private static bool Counts(CatalogueIndex catalogue, RegionCode village, JournaledEvent item, ServiceData data) =>
        catalogue.Service(data.Service)?.VersionAt(item.Time) is { } version && CatalogueIndex.Counts(version, item.Source, village);

    private static void AddParticipation(CellList cells, DateTimeOffset time, ParticipationData data)
    {
        void Add(ParticipationMetric metric, long value) => cells.ByDay(time, Series.Participation(data.Activity, data.Field, metric), value);

        Add(ParticipationMetric.Activities, 1);
        Add(ParticipationMetric.Participants, data.Participants);
        Add(ParticipationMetric.Women, data.Women ?? 0);
        Add(ParticipationMetric.PersonDays, data.PersonDays ?? data.Participants);
        foreach (var (name, value) in data.Measures)
        {
            Add(ParticipationMetric.Cash + Vocabulary.Contributions.ToList().IndexOf(name), (long)value);
        }
    }

    private static void AddSurvey(CellList cells, DateTimeOffset time, SurveyData data)
    {
        cells.ByDay(time, Series.Respondents, 1);
        for (var element = SurveyElement.Persyaratan; element <= SurveyElement.Sarana; element++)
        {
            var score = data.Scores[(int)element];
            cells.ByDay(time, Series.ElementCount(element), score > 0 ? 1 : 0);
            cells.ByDay(time, Series.ElementSum(element), score);
        }
    }
}
