using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>What a request counts for, and until when it is in time. Pure.</summary>
public sealed class RequestRules(CatalogueIndex catalogue, RegionCode village)
{
    /// <summary>SP4N-LAPOR!: verified and forwarded within so many working days, first follow-up within so many after that.</summary>
    public const int ForwardWithin = 3, FollowUpWithin = 5;

    private readonly WorkClock _clock = new(catalogue);

    /// <summary>
    /// A request counts once in submitted on that day and once in its end on that day. Measures and durations come from the end that holds.
    /// What a source that doesn't count reported goes to the comparison alone.
    /// </summary>
    public CellVector Contribution(RequestState? request)
    {
        if (request is null || catalogue.Service(request.Service) is not { } service)
        {
            return CellVector.Zero;
        }

        var cells = new CellList();
        if (!Counts(service, request))
        {
            AddComparison(cells, service, request);
        }
        else if (catalogue.IsComplaint(service))
        {
            AddComplaint(cells, service, request);
        }
        else
        {
            AddService(cells, service, request);
        }

        return cells.ToVector();
    }

    /// <summary>The states now of an open request, and when they change next by time alone.</summary>
    public OpenStates StatesOf(RequestState request)
    {
        if (catalogue.Service(request.Service) is not { } service || !Counts(service, request))
        {
            return OpenStates.Uncounted;
        }

        if (catalogue.IsComplaint(service))
        {
            var deadline = ComplaintDeadline(service, request);
            return new(service.Ordinal, true, request.Processing is not null, deadline, deadline is { } due ? _clock.OneWorkdayBefore(village, due) : null);
        }

        var late = request.KnownSubmission is { } submitted && catalogue.StandardFor(service, village, submitted) is { } standard
            ? _clock.LastInTime(standard, village, submitted)
            : (DateTimeOffset?)null;
        return new(service.Ordinal, false, request.Processing is not null, late, null);
    }

    private bool Counts(Service service, RequestState request) =>
        CatalogueIndex.Counts(
            service.VersionAt(request.SubmittedAt ?? request.Forwarded ?? request.Processing ?? default) ?? service.Versions[0],
            request.Source,
            village);

    private void AddService(CellList cells, Service service, RequestState request)
    {
        if (request.SubmittedAt is { } submittedAt)
        {
            cells.ByHour(submittedAt, Series.Service(service.Ordinal, ServiceMetric.Submitted), 1);
        }

        if (request.End is not { } end)
        {
            return;
        }

        if (end.Status != RequestStatus.Completed)
        {
            cells.ByDay(end.Time, Series.Service(service.Ordinal, end.Status == RequestStatus.Rejected ? ServiceMetric.Rejected : ServiceMetric.Cancelled), 1);
            return;
        }

        cells.ByHour(end.Time, Series.Service(service.Ordinal, ServiceMetric.Completed), 1);
        foreach (var (ordinal, scaled) in Scaled(service, end))
        {
            cells.ByDay(end.Time, Series.Measure(service.Ordinal, ordinal), scaled);
        }

        AddDuration(cells, service, request, end);
    }

    private void AddDuration(CellList cells, Service service, RequestState request, RequestEnd end)
    {
        if (request.KnownSubmission is not { } submitted || submitted > end.Time)
        {
            return;
        }

        var standard = catalogue.StandardFor(service, village, submitted);
        cells.ByDay(end.Time, Series.Duration(service.Ordinal, DurationBuckets.Of(_clock.Elapsed(standard, village, submitted, end.Time))), 1);
        if (standard is not null)
        {
            cells.ByHour(end.Time, Series.Service(service.Ordinal, ServiceMetric.Timed), 1);
            cells.ByHour(end.Time, Series.Service(service.Ordinal, ServiceMetric.OnTime), end.Time <= _clock.LastInTime(standard, village, submitted) ? 1 : 0);
        }
    }

    private static void AddComplaint(CellList cells, Service service, RequestState request)
    {
        if (request.SubmittedAt is { } submittedAt)
        {
            cells.ByDay(submittedAt, Series.Complaint(service.Ordinal, ComplaintMetric.Submitted), 1);
        }

        if (request.End is { } end)
        {
            cells.ByDay(end.Time, Series.Complaint(service.Ordinal, ComplaintMetric.Ended), 1);
        }
    }

    private void AddComparison(CellList cells, Service service, RequestState request)
    {
        if (request.End is not { Status: RequestStatus.Completed } end)
        {
            return;
        }

        var agency = catalogue.AgencyOf(request.Source);
        cells.ByDay(end.Time, Series.Comparison(service.Ordinal, agency, 0), 1);
        foreach (var (ordinal, scaled) in Scaled(service, end))
        {
            cells.ByDay(end.Time, Series.Comparison(service.Ordinal, agency, ordinal), scaled);
        }
    }

    private static IEnumerable<(int Ordinal, long Scaled)> Scaled(Service service, RequestEnd end)
    {
        var measures = service.VersionAt(end.Time)?.Measures ?? [];
        foreach (var (name, value) in end.Measures)
        {
            if (measures.FirstOrDefault(m => m.Code == name) is { } measure && EventRules.Scale(value, measure.Decimals) is { } scaled)
            {
                yield return (measure.Ordinal, scaled);
            }
        }
    }

    /// <summary>The earliest of the clocks that still run: verification, follow-up, end.</summary>
    private DateTimeOffset? ComplaintDeadline(Service service, RequestState request)
    {
        DateTimeOffset? step = request switch
        {
            { Processing: not null } => null,
            { Forwarded: { } forwarded } => _clock.EndOfWorkday(village, forwarded, FollowUpWithin),
            { KnownSubmission: { } known } => _clock.EndOfWorkday(village, known, ForwardWithin),
            _ => null,
        };
        var end = request.KnownSubmission is { } submitted && catalogue.StandardFor(service, village, submitted) is { } standard
            ? _clock.LastInTime(standard, village, submitted)
            : (DateTimeOffset?)null;
        return step is null || end < step ? end ?? step : step;
    }
}

/// <summary>States now of an open request.</summary>
/// <param name="Service">Service ordinal; 0 = its source doesn't count.</param>
/// <param name="IsComplaint">Whether it is a complaint.</param>
/// <param name="IsProcessing">Whether it is being processed.</param>
/// <param name="LastInTime">After this instant it is late.</param>
/// <param name="DueSoonFrom">From this instant its deadline is near.</param>
public readonly record struct OpenStates(int Service, bool IsComplaint, bool IsProcessing, DateTimeOffset? LastInTime, DateTimeOffset? DueSoonFrom)
{
    public static readonly OpenStates Uncounted;

    public bool IsLate(DateTimeOffset now) => now > LastInTime;

    public bool IsDueSoon(DateTimeOffset now) => !IsLate(now) && now >= DueSoonFrom;
}
