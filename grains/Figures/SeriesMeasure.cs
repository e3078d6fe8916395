using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>What a series shows: reads the value of a bucket out of its cells.</summary>
internal sealed record SeriesMeasure(Func<Func<Series, long>, decimal?> ValueOf, bool HasHours = false)
{
    /// <summary>The measure of a request; <see langword="null"/> where name, service or family are unknown, or don't go together.</summary>
    public static SeriesMeasure? Parse(SeriesRequest request, ShownServices services)
    {
        if (request.Service is null)
        {
            return OfRegion(request.Measure, services.Complaints) ?? OfRequests(request.Measure, services.Requests);
        }

        var (requests, complaints) = (Chosen(services.Requests, request.Service), Chosen(services.Complaints, request.Service));
        return !requests.IsEmpty ? OfRequests(request.Measure, requests) ?? OfMeasure(request.Measure, requests)
            : !complaints.IsEmpty ? OfComplaints(request.Measure, complaints)
            : null;
    }

    private static ImmutableArray<ShownService> Chosen(ImmutableArray<ShownService> services, string code) =>
        [.. services.Where(s => s.Service.Code == code || s.Service.Family == code)];

    private static SeriesMeasure? OfRequests(string name, ImmutableArray<ShownService> services) => name switch
    {
        "submitted" => Requests(services, ServiceMetric.Submitted, hasHours: true),
        "completed" => Requests(services, ServiceMetric.Completed, hasHours: true),
        "rejected" => Requests(services, ServiceMetric.Rejected),
        "cancelled" => Requests(services, ServiceMetric.Cancelled),
        "timed" => Requests(services, ServiceMetric.Timed, hasHours: true),
        "onTime" => new(cells => Share(Sum(cells, services, ServiceMetric.OnTime), Sum(cells, services, ServiceMetric.Timed)), HasHours: true),
        _ => null,
    };

    private static SeriesMeasure? OfComplaints(string name, ImmutableArray<ShownService> services) => name switch
    {
        "submitted" or "complaints" => Complaints(services, ComplaintMetric.Submitted),
        "completed" or "ended" or "complaintsEnded" => Complaints(services, ComplaintMetric.Ended),
        _ => null,
    };

    private static SeriesMeasure? OfRegion(string name, ImmutableArray<ShownService> complaints) => name switch
    {
        "complaints" => Complaints(complaints, ComplaintMetric.Submitted),
        "complaintsEnded" => Complaints(complaints, ComplaintMetric.Ended),
        "activities" => Participation(ParticipationMetric.Activities),
        "participants" => Participation(ParticipationMetric.Participants),
        "women" => Participation(ParticipationMetric.Women),
        "personDays" => Participation(ParticipationMetric.PersonDays),
        // Single surveys are never shown.
        "respondents" => new(cells => cells(Series.Respondents) is var n and (0 or >= SatisfactionRules.FewestShown) ? n : null),
        "reported" => new(cells => cells(Series.Report(ReportMetric.Events))),
        _ => null,
    };

    /// <summary>A measure of the catalogue, exact; services that measure other things are left out.</summary>
    private static SeriesMeasure? OfMeasure(string code, ImmutableArray<ShownService> services)
    {
        var measured = services.SelectMany(s => s.Measures.Where(m => m.Code == code).Select(m => (Series: Series.Measure(s.Ordinal, m.Ordinal), m.Decimals))).ToArray();
        return measured.Length == 0 ? null : new(cells => measured.Sum(m => Exact.Unscale(cells(m.Series), m.Decimals)));
    }

    private static SeriesMeasure Requests(ImmutableArray<ShownService> services, ServiceMetric metric, bool hasHours = false) =>
        new(cells => Sum(cells, services, metric), hasHours);

    private static SeriesMeasure Complaints(ImmutableArray<ShownService> services, ComplaintMetric metric) =>
        new(cells => services.Sum(s => cells(Series.Complaint(s.Ordinal, metric))));

    private static SeriesMeasure Participation(ParticipationMetric metric)
    {
        Series[] all =
        [
            .. from activity in Enum.GetValues<ActivityKind>()
               from field in Enum.GetValues<ActivityField>().Cast<ActivityField?>().Prepend(null)
               select Series.Participation(activity, field, metric),
        ];
        return new(cells => all.Sum(cells));
    }

    private static long Sum(Func<Series, long> cells, ImmutableArray<ShownService> services, ServiceMetric metric) =>
        services.Sum(s => cells(Series.Service(s.Ordinal, metric)));

    private static decimal? Share(long part, long whole) =>
        whole == 0 ? null : Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);
}
