using System.Diagnostics.Metrics;
using SmartVillage.Events;
using SmartVillage.Silo.Time;

namespace SmartVillage.Silo.Telemetry;

/// <summary>What the API of a silo tells of itself. Tags are words of short lists, never what a caller wrote.</summary>
internal sealed class SiloInstruments
{
    public const string MeterName = "SmartVillage.Silo";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _events;
    private readonly Counter<long> _rejects;
    private readonly Histogram<double> _duration;

    public SiloInstruments(IMeterFactory meters, DomainTimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("smartvillage.intake.calls", "{call}", "Calls with events, by what they were answered");
        _events = meter.CreateCounter<long>("smartvillage.intake.events", "{event}", "Events of answered calls, by what became of them");
        _rejects = meter.CreateCounter<long>("smartvillage.intake.rejects", "{event}", "Rejected events, by reject code");
        _duration = meter.CreateHistogram("smartvillage.intake.duration", "s", "From the begin of a call to its answer", advice: Seconds);
        meter.CreateObservableGauge("smartvillage.clock.offset", () => clock.Offset.TotalSeconds, "s", "The database's clock less this machine's");
    }

    private static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 30] };

    public void Called(string outcome, TimeSpan duration)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _duration.Record(duration.TotalSeconds);
    }

    public void Recorded(int accepted, int duplicates, int rejected)
    {
        Add("accepted", accepted);
        Add("duplicate", duplicates);
        Add("rejected", rejected);
    }

    public void Rejected(RejectCode code) => _rejects.Add(1, new KeyValuePair<string, object?>("code", code.ToCode()));

    private void Add(string outcome, int events)
    {
        if (events > 0)
        {
            _events.Add(events, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
