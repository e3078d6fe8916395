using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Time;

namespace SmartVillage.Grains.Desa;

/// <summary>What depends on the instant: open requests, the stage, what stands behind each day, what is held. Sets those cells absolutely.</summary>
internal sealed class StateEvaluation(FigureStore figures, Holdings holdings, CatalogueIndex catalogue, DateTimeOffset now)
{
    private DateTimeOffset? _next;

    /// <summary>Answers when something changes next by time alone.</summary>
    /// <param name="open">Requests without an end.</param>
    /// <param name="days">Days whose reports changed.</param>
    public DateTimeOffset? Run(IEnumerable<OpenStates> open, IEnumerable<int> days)
    {
        var states = new Dictionary<CellKey, long>();
        foreach (var request in open)
        {
            CountOpen(states, request);
        }

        CountProgramme(states);
        CountPeople(states);
        foreach (var cell in figures.Cells(CellSpan.Now).ToArray())
        {
            figures.Set(cell.Key, states.Remove(cell.Key, out var value) ? value : 0);
        }

        foreach (var (key, value) in states)
        {
            figures.Set(key, value);
        }

        EvaluateReports(days);
        EvaluateHoldings();
        return _next;
    }

    private void CountOpen(Dictionary<CellKey, long> states, OpenStates request)
    {
        if (request.Service == 0)
        {
            return;
        }

        void Count(Series series, bool holds) => Add(states, series, holds ? 1 : 0);

        if (request.IsComplaint)
        {
            Count(Series.Complaint(request.Service, ComplaintMetric.Open), true);
            Count(Series.Complaint(request.Service, ComplaintMetric.DueSoon), request.IsDueSoon(now));
            Count(Series.Complaint(request.Service, ComplaintMetric.Late), request.IsLate(now));
        }
        else
        {
            Count(Series.Service(request.Service, ServiceMetric.Open), true);
            Count(Series.Service(request.Service, ServiceMetric.Processing), request.IsProcessing);
            Count(Series.Service(request.Service, ServiceMetric.Late), request.IsLate(now));
        }

        ChangesAt(request.DueSoonFrom);
        ChangesAt(request.LastInTime?.AddTicks(1));
    }

    private void CountProgramme(Dictionary<CellKey, long> states)
    {
        if (holdings.Stage is not { } stage || stage.Stage == ProgrammeStage.Withdrawn)
        {
            return;
        }

        var metric = stage.Stage == ProgrammeStage.Planned ? ProgrammeMetric.Planned : RegisteredStage();
        Add(states, Series.Programme(metric), 1);
        Add(states, Series.Programme(ProgrammeMetric.Prototype), stage.Prototype ? 1 : 0);
    }

    private void CountPeople(Dictionary<CellKey, long> states)
    {
        if (PeopleStated() is { } people)
        {
            Add(states, Series.Figure(people.Key.Series.Subject, FigureMetric.Newest), people.Value);
            Add(states, people.Key.Series, IsExpected(states) ? people.Value : 0);
        }
    }

    private static bool IsExpected(Dictionary<CellKey, long> states) =>
        states.ContainsKey(CellKey.Now(Series.Programme(ProgrammeMetric.Connected)))
        || states.ContainsKey(CellKey.Now(Series.Programme(ProgrammeMetric.Active)))
        || states.ContainsKey(CellKey.Now(Series.Programme(ProgrammeMetric.Silent)));

    private ProgrammeMetric RegisteredStage()
    {
        if (holdings.LastActivity is not { } activity)
        {
            return holdings.HasReceived ? ProgrammeMetric.Connected : ProgrammeMetric.Registered;
        }

        var until = new WorkClock(catalogue).ActiveUntil(activity);
        ChangesAt(until);
        return now < until ? ProgrammeMetric.Active : ProgrammeMetric.Silent;
    }

    /// <summary>The newest people stated: the base per 1,000 of the villages that are expected to report.</summary>
    private Cell? PeopleStated() => catalogue.Figure("penduduk") is { } people
        ? holdings.Figures
            .Where(held => held.Key.Series.Subject == people.Ordinal)
            .OrderByDescending(held => held.Value.AsOf).ThenByDescending(held => held.Key)
            .Select(held => (Cell?)new Cell(held.Key, held.Value.Scaled))
            .FirstOrDefault()
        : null;

    /// <summary>Of each day the strongest of event, nil, heartbeat; only of villages that the programme registered.</summary>
    private void EvaluateReports(IEnumerable<int> days)
    {
        foreach (var number in days)
        {
            long Of(ReportMetric metric) => figures[new(CellSpan.Day, number, Series.Report(metric))];
            void Set(ReportMetric metric, bool holds) => figures.Set(new(CellSpan.Day, number, Series.Report(metric)), holds && holdings.IsRegistered ? 1 : 0);

            var (events, nil, heartbeat) = (Of(ReportMetric.EventCount) > 0, Of(ReportMetric.NilCount) > 0, Of(ReportMetric.HeartbeatCount) > 0);
            Set(ReportMetric.Events, events);
            Set(ReportMetric.Nil, nil && !events);
            Set(ReportMetric.HeartbeatOnly, heartbeat && !nil && !events);
            SetFirstEvent(number, events && holdings.IsRegistered);
        }
    }

    private void SetFirstEvent(int day, bool reported)
    {
        var found = !reported;
        for (var hour = day * 24; hour < (day + 1) * 24; hour++)
        {
            var isFirst = !found && figures[new(CellSpan.Hour, hour, Series.Report(ReportMetric.EventCount))] > 0;
            figures.Set(new(CellSpan.Hour, hour, Series.Report(ReportMetric.FirstEvent)), isFirst ? 1 : 0);
            found |= isFirst;
        }
    }

    private void EvaluateHoldings()
    {
        SetMaximum(ReportMetric.LastEvent, holdings.LastEvent);
        SetMaximum(ReportMetric.LastHeartbeat, holdings.LastHeartbeat);
        // By who states it: a value of 0 is no cell.
        foreach (var cell in figures.Cells(CellSpan.Stated).Where(cell => cell.Key.Series.Metric == (int)FigureMetric.Villages).ToArray())
        {
            if (ValueOf(cell.Key) is var value && !holdings.Figures.ContainsKey(value))
            {
                SetFigure(value, null);
            }
        }

        foreach (var (key, held) in holdings.Figures)
        {
            SetFigure(key, held);
        }
    }

    private static CellKey ValueOf(CellKey stated) =>
        new(stated.Span, stated.Bucket, Series.Figure(stated.Series.Subject, FigureMetric.Value));

    private void SetFigure(CellKey value, HeldFigure? held)
    {
        CellKey Of(FigureMetric metric) => new(CellSpan.Stated, value.Bucket, Series.Figure(value.Series.Subject, metric));

        figures.Set(value, held?.Scaled ?? 0);
        figures.Set(Of(FigureMetric.Villages), held is null ? 0 : 1);
        figures.SetMaximum(Of(FigureMetric.AsOf), held is null ? 0 : Wib.DayNumber(held.AsOf));
    }

    private void SetMaximum(ReportMetric metric, DateTimeOffset? time) =>
        figures.SetMaximum(CellKey.Now(Series.Report(metric)), time?.ToUnixTimeMilliseconds() ?? 0);

    private void ChangesAt(DateTimeOffset? time)
    {
        if (time > now && !(time >= _next))
        {
            _next = time;
        }
    }

    private static void Add(Dictionary<CellKey, long> states, Series series, long value)
    {
        if (value != 0)
        {
            var key = CellKey.Now(series);
            states[key] = states.GetValueOrDefault(key) + value;
        }
    }
}
