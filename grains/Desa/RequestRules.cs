using SmartVillage.Aggregates;
using SmartVillage.Attention;
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

    /// <summary>The category of allegations against officials: counted, never listed with a village.</summary>
    private const string OfOfficials = "aparatur";

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
            var deadline = ComplaintClock(service, request)?.Deadline;
            return new(service.Ordinal, true, request.Processing is not null, deadline, deadline is { } due ? _clock.OneWorkdayBefore(village, due) : null);
        }

        var late = request.KnownSubmission is { } submitted && catalogue.StandardFor(service, village, submitted) is { } standard
            ? _clock.LastInTime(standard, village, submitted)
            : (DateTimeOffset?)null;
        return new(service.Ordinal, false, request.Processing is not null, late, null);
    }

    /// <summary>An open complaint with its clock; <see langword="null"/> for what is none, doesn't count, has no deadline, or is not shown by village.</summary>
    public OpenComplaint? ComplaintOf(RequestState request, DateTimeOffset now)
    {
        if (request.End is not null || request.Category?.Code == OfOfficials || catalogue.Service(request.Service) is not { KabupatenOnly: false } service
            || !catalogue.IsComplaint(service) || !Counts(service, request) || ComplaintClock(service, request) is not var (step, deadline))
        {
            return null;
        }

        var isLate = now > deadline;
        // A deadline is the end of a working day: the first instant of the day after it.
        var (today, last) = (Wib.DayOf(now), Wib.DayOf(deadline.AddTicks(-1)));
        return new(
            village, request.Service, request.Category?.Code, step, deadline,
            isLate ? -_clock.WorkdaysAfter(village, last, today) : _clock.WorkdaysAfter(village, today, last),
            isLate ? 0 : Math.Round(_clock.ServiceTimeBetween(village, now, deadline).TotalMinutes),
            isLate, !isLate && now >= _clock.OneWorkdayBefore(village, deadline));
    }

    /// <summary>How long a request took until an instant and how long it may take, in minutes on its standard's clock.</summary>
    public (double? Minutes, double? Standard, bool IsLate) DurationOf(RequestState request, DateTimeOffset until)
    {
        if (catalogue.Service(request.Service) is not { } service || request.KnownSubmission is not { } submitted || submitted > until)
        {
            return (null, null, false);
        }

        var standard = catalogue.StandardFor(service, village, submitted);
        return (
            Math.Round(_clock.Elapsed(standard, village, submitted, until).TotalMinutes, 1),
            standard is null ? null : _clock.Length(standard, village, Wib.DayOf(submitted)).TotalMinutes,
            standard is not null && until > _clock.LastInTime(standard, village, submitted));
    }

    /// <summary>Whether the figures count it; of a source that is only compared with they don't.</summary>
    public bool Counts(RequestState request) => catalogue.Service(request.Service) is { } service && Counts(service, request);

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
    private (ComplaintStep Step, DateTimeOffset Deadline)? ComplaintClock(Service service, RequestState request)
    {
        (ComplaintStep Step, DateTimeOffset Deadline)? step = request switch
        {
            { Processing: not null } => null,
            { Forwarded: { } forwarded } => (ComplaintStep.FollowUp, _clock.EndOfWorkday(village, forwarded, FollowUpWithin)),
            { KnownSubmission: { } known } => (ComplaintStep.Forward, _clock.EndOfWorkday(village, known, ForwardWithin)),
            _ => null,
        };
        return request.KnownSubmission is { } submitted && catalogue.StandardFor(service, village, submitted) is { } standard
            && _clock.LastInTime(standard, village, submitted) is var end && !(step?.Deadline <= end)
            ? (ComplaintStep.End, end)
            : step;
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
